package stellar.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.local.template.Resource.Trigger.HttpRoute;

class RouteTableTest {

    private static RouteTable table(String... keys) {
        RouteTable table = new RouteTable();
        for (String key : keys) {
            String[] parts = key.split(" ", 2);
            table.add(
                    parts.length == 1 ? new HttpRoute("api", "ANY", key) : new HttpRoute("api", parts[0], parts[1]),
                    "arn");
        }
        return table;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /telescopes/vega, GET /telescopes/vega",
        "GET, /telescopes/deneb, GET /telescopes/{id}",
        "PUT, /telescopes/deneb, ANY /telescopes/{id}",
        "GET, /telescopes/deneb/state, GET /telescopes/{id}/state",
        "GET, /telescopes/deneb/files/a/b, 'GET /telescopes/{id}/{proxy+}'",
        "DELETE, /elsewhere, $default",
        "GET, /telescopes/, $default",
    })
    void theMostParticularRouteAnswers(String method, String path, String key) {
        RouteTable table = table(
                "$default",
                "GET /telescopes/{id}/{proxy+}",
                "ANY /telescopes/{id}",
                "GET /telescopes/{id}",
                "GET /telescopes/vega",
                "GET /telescopes/{id}/state");

        assertThat(table.match(method, path).map(match -> match.route().key())).contains(key);
    }

    @Test
    void aPathWithAnEndingSlashIsAnotherPath() {
        RouteTable table = table("GET /telescopes");

        assertThat(table.match("GET", "/telescopes/")).isEqualTo(Optional.empty());
        assertThat(table.knows("/telescopes")).isTrue();
        assertThat(table.match("POST", "/telescopes")).isEmpty();
    }
}
