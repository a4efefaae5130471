package stellar;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.contract.Wire;

/**
 * Each caller at each route that asks for a token, on the handlers that the template names: what they are answered, that no
 * answer tells what is not theirs, and that whoever is refused changed nothing.
 */
class AccessMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/stellar/access-matrix.csv");

    /** Where everybody is refused: since nothing changes, it serves for all. */
    private static AccessWorld untouched;

    private static Map<String, Map<String, AttributeValue>> before;

    record Row(String route, String caller, int status) {
        @Override
        public String toString() {
            return caller + " at " + route;
        }

        boolean isRefused() {
            return status >= 400;
        }
    }

    static Stream<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(MATRIX)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] cells = line.split(",", -1);
                for (int i = 0; i < AccessWorld.CALLERS.size(); i++) {
                    rows.add(new Row(cells[0], AccessWorld.CALLERS.get(i), Integer.parseInt(cells[i + 1])));
                }
            }
        }
        return rows.stream();
    }

    static Stream<Row> refused() throws IOException {
        return rows().filter(Row::isRefused);
    }

    static Stream<Row> granted() throws IOException {
        return rows().filter(row -> !row.isRefused());
    }

    @BeforeAll
    static void prepare() throws Exception {
        untouched = new AccessWorld();
        before = untouched.kept();
    }

    @AfterAll
    static void close() {
        untouched.close();
    }

    @Test
    void eachRouteThatAsksForATokenHasARow() throws IOException {
        assertThat(new TreeSet<>(rows().map(Row::route).toList())).isEqualTo(new TreeSet<>(AccessWorld.routes()));
    }

    @ParameterizedTest
    @MethodSource("granted")
    void whoMayGetsWhatTheyAskFor(Row row) throws Exception {
        try (AccessWorld world = new AccessWorld()) {
            APIGatewayV2HTTPResponse answer = world.ask(row.route(), row.caller(), "en");

            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(row.status());
            if (!List.of("owner", "operator", "admin").contains(row.caller())) {
                tellsNothing(world, answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whoMayNotIsToldSoInTheirLanguageAndChangesNothing(Row row) throws Exception {
        APIGatewayV2HTTPResponse answer = untouched.ask(row.route(), row.caller(), "en");

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(row.status());
        assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
        tellsNothing(untouched, answer);
        String french =
                untouched.ask(row.route(), row.caller(), "fr-FR, en;q=0.5").getBody();
        assertThat(title(french)).as("what a French caller reads").isNotEqualTo(title(answer.getBody()));
        if (answer.getStatusCode() == 404) {
            String missing = row.route().replace("{booking}", "{missing}").replace("{wait}", "{missing wait}");
            assertThat(answer.getBody())
                    .as("what is another's looks like what is not there")
                    .isEqualTo(untouched.ask(missing, row.caller(), "en").getBody());
        }
        assertThat(untouched.kept()).as("what is kept after a refusal").isEqualTo(before);
    }

    /** What a booking's owner may do depends on nothing but the booking: not on knowing its id. */
    @Test
    void anIdInAnotherShapeIsNotThere() throws Exception {
        String id = untouched.booking;
        for (String other : List.of("", "..", id.toUpperCase(Locale.ROOT), id + " ", "about", "change/000001")) {
            APIGatewayV2HTTPEvent request = Night.signedIn(
                    untouched.user("owner"), "", "GET /api/bookings/{booking}", Map.of("booking", other), "");
            assertThat(ApiBook.ask(untouched.handler("GET /api/bookings/{booking}"), request)
                            .getStatusCode())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    private static void tellsNothing(AccessWorld world, APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getBody()).doesNotContain(AccessWorld.SECRET, world.user("owner"), world.booking, world.wait);
    }

    private static String title(String problem) throws IOException {
        return Wire.readObject(problem).path("title").asText();
    }
}
