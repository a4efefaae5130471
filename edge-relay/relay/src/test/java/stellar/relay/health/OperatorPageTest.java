package stellar.relay.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import stellar.contract.Wire;
import stellar.relay.page.Asked;
import stellar.relay.page.Door;
import stellar.relay.page.Reply;

class OperatorPageTest {

    private final RecentLog log = new RecentLog(3);
    private RelayState state = States.with("demo", States.store(), null);
    private final Map<String, Door.Room> rooms = OperatorPage.rooms(() -> state, log);

    @Test
    void healthTellsEachVoyagerTheQueueTheCloudAndTheDisk() throws IOException {
        Reply reply = get("/health", "");
        ObjectNode health = json(reply);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(health.at("/voyagers/demo/state").asText()).isEqualTo("DISCONNECTED");
        assertThat(health.at("/voyagers/demo/since").asText()).isEqualTo("2026-11-21T21:58:30Z");
        assertThat(health.at("/voyagers/demo/reason").asText()).isEqualTo("Voyager cannot be reached.");
        assertThat(health.at("/voyagers/demo/lastEventAt").asText()).isEqualTo("2026-11-21T21:58:25Z");
        assertThat(health.at("/cloud/acknowledgedSeq").asLong()).isEqualTo(4711);
        assertThat(health.at("/cloud/acknowledgedAt").asText()).isEqualTo("2026-11-21T21:59:48Z");
        assertThat(health.at("/cloud/clockBehindCloudMillis").asLong()).isEqualTo(-1500);
        assertThat(health.at("/store/eventsWaiting").asLong()).isEqualTo(10);
        assertThat(health.at("/store/oldestWaitsSeconds").asLong()).isEqualTo(30);
        assertThat(health.at("/store/bytesFree").asLong()).isEqualTo(5_000_000_000L);
        assertThat(health.at("/store/bytesLimit").asLong()).isEqualTo(2_147_483_648L);
        assertThat(health.at("/uptime").asLong()).isEqualTo(172_800);
        assertThat(health.at("/version").asText()).isEqualTo("1.2.3");
    }

    @Test
    void aStoreInTroubleIs503AndWhatIsNotKnownIsLeftOut() throws IOException {
        state = States.with("demo", null, "The relay's store cannot be read.");

        Reply reply = get("/health", "");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(json(reply).at("/trouble").asText()).isEqualTo("The relay's store cannot be read.");
        assertThat(json(reply).at("/store").has("eventsWaiting")).isFalse();
    }

    @Test
    void thePageGetsOnlyTheLinesItHasNotSeenAndTheOldestGo() throws IOException {
        for (int i = 1; i <= 5; i++) {
            log.add(Wire.object().put("message", "line " + i));
        }

        assertThat(messages("")).isEqualTo("line 3,line 4,line 5 last 5");
        assertThat(messages("after=4")).isEqualTo("line 5 last 5");
        assertThat(messages("after=5")).isEqualTo(" last 5");
        assertThat(messages("after=99")).as("of a relay before this one").isEqualTo("line 3,line 4,line 5 last 5");
        assertThat(messages("after=%3Cscript%3E")).endsWith(" last 5");
    }

    @Test
    void nothingHereCanBeChanged() {
        assertThat(rooms.keySet()).allMatch(route -> route.startsWith("GET "));
    }

    private String messages(String query) throws IOException {
        ObjectNode answer = json(get("/log", query));
        StringBuilder messages = new StringBuilder();
        answer.get("lines").forEach(line -> messages.append(messages.isEmpty() ? "" : ",")
                .append(line.path("message").asText()));
        return messages + " last " + answer.get("last").asLong();
    }

    private Reply get(String path, String query) throws IOException {
        return Objects.requireNonNull(rooms.get("GET " + path))
                .answer(new Asked("GET", path, query, Map.of(), new byte[0]));
    }

    private static ObjectNode json(Reply reply) throws IOException {
        return Wire.readObject(new String(reply.body(), StandardCharsets.UTF_8));
    }
}
