package stellar.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.Problem;
import stellar.contract.Wire;

class CatalogueHandlerTest {

    @TempDir
    Path folder;

    @Test
    void anObjectIsToldToAnybodyAndMayBeKeptForAnHour() throws IOException {
        APIGatewayV2HTTPResponse answer = get(Map.of("q", "galaxie d'andro", "limit", "1"));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders())
                .containsEntry("content-type", "application/json")
                .containsEntry("cache-control", "public, max-age=3600");
        JsonNode object = Wire.readObject(answer.getBody()).at("/objects/0");
        assertThat(object.path("id").asText()).isEqualTo("M 31");
        assertThat(object.path("designations")).extracting(JsonNode::asText).containsExactly("M 31", "NGC 224");
        assertThat(object.at("/names/en").asText()).isEqualTo("Andromeda Galaxy");
        assertThat(object.at("/names/fr").asText()).isEqualTo("Galaxie d'Andromède");
        assertThat(object.path("kind").asText()).isEqualTo("galaxy");
        assertThat(object.path("constellation").asText()).isEqualTo("And");
        assertThat(object.path("raJ2000Hours").asDouble()).isBetween(0.71, 0.714);
        assertThat(object.path("decJ2000Degrees").asDouble()).isBetween(41.2, 41.3);
    }

    @Test
    void tenAreAnsweredUnlessMoreOrFewerAreAskedFor() throws IOException {
        assertThat(objects(Map.of("q", "ngc"))).hasSize(10);
        assertThat(objects(Map.of("q", "ngc", "limit", "3"))).hasSize(3);
        assertThat(objects(Map.of("q", "ngc", "limit", "5000"))).hasSize(50);
        assertThat(objects(Map.of("q", "no such thing"))).isEmpty();
    }

    @Test
    void whatIsNotKnownIsAbsent() throws IOException {
        JsonNode dark = objects(Map.of("q", "barnard 33")).get(0);

        assertThat(dark.has("magnitude")).isFalse();
        assertThat(objects(Map.of("q", "ngc 70")).get(0).path("names")).isEmpty();
    }

    @Test
    void aQuestionThatIsMissingBlankOrTooLongIsRefused() throws IOException {
        for (Map<String, String> query :
                List.of(Map.<String, String>of(), Map.of("q", " "), Map.of("q", "m".repeat(81)))) {
            APIGatewayV2HTTPResponse answer = get(query);
            assertThat(answer.getStatusCode()).isEqualTo(400);
            assertThat(answer.getHeaders()).containsEntry("cache-control", "no-store");
            assertThat(Wire.read(answer.getBody(), Problem.class).code()).isEqualTo(Problem.MALFORMED);
        }
    }

    @Test
    void anImportedCatalogueIsUsedInstead() throws IOException {
        Path file = folder.resolve("objects.bin");
        Files.write(file, CataloguePacker.pack(Catalogue.packaged().search("vega", 1)));
        CatalogueHandler handler = new CatalogueHandler(Map.of("CATALOGUE", file.toString()));

        assertThat(get(handler, Map.of("q", "vega")).getBody()).contains("α Lyr");
        assertThat(get(handler, Map.of("q", "m 31")).getBody()).isEqualTo("{\"objects\":[]}");
        assertThatThrownBy(() -> new CatalogueHandler(
                        Map.of("CATALOGUE", folder.resolve("none").toString())))
                .hasMessageContaining("none");
    }

    private static JsonNode objects(Map<String, String> query) throws IOException {
        return Wire.readObject(get(query).getBody()).path("objects");
    }

    private static APIGatewayV2HTTPResponse get(Map<String, String> query) {
        return get(new CatalogueHandler(Map.of("CATALOGUE", CatalogueHandler.PACKAGED)), query);
    }

    private static APIGatewayV2HTTPResponse get(CatalogueHandler handler, Map<String, String> query) {
        APIGatewayV2HTTPEvent event = Night.http("GET", "/api/catalogue", Map.of());
        event.setQueryStringParameters(query);
        return ApiBook.ask(handler, event);
    }
}
