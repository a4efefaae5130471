package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.Wire;

/** What somebody may ask a device to be, and what is refused. */
class DeviceWishTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind | `fridge` | kind | kind-unknown",
                "kind | 7 | kind | malformed",
                "kind | - | kind | malformed",
                "name | - | name | malformed",
                "name | null | name | malformed",
                "name | ` \\t` | name | name-needed",
                "name | `a\\nb` | name | name-unseen",
                "name | `\\u202egnp.exe` | name | name-unseen",
                "name | `L` | name | name-too-long",
                "subscription | - | subscription.endpoint | malformed",
                "subscription | `x` | subscription.endpoint | malformed",
                "subscription.endpoint | 7 | subscription.endpoint | malformed",
                "subscription.endpoint | `https://example.org/push` | subscription.endpoint | endpoint-unfit",
                "subscription.endpoint | `http://web.push.apple.com/1` | subscription.endpoint | endpoint-unfit",
                "subscription.keys | - | subscription.keys.p256dh | malformed",
                "subscription.keys.p256dh | `AAAA` | subscription.keys.p256dh | push-key-unfit",
                "subscription.keys.p256dh | `Z` | subscription.keys.p256dh | push-key-unfit",
                "subscription.keys.auth | `AAAA` | subscription.keys.auth | push-key-unfit",
                "subscription.keys.auth | `BTBZMqHH6r4Tts7J/aSIgg` | subscription.keys.auth | push-key-unfit"
            })
    void whatCannotBeIsRefusedByItsMemberAndNothingIsKept(String member, String value, String field, String code)
            throws IOException {
        ObjectNode body = rig.browserAt(rig.freshAddress());
        String[] path = member.split("\\.");
        ObjectNode parent = body;
        for (int i = 0; i < path.length - 1; i++) {
            parent = (ObjectNode) parent.path(path[i]);
        }
        if (value.equals("-")) {
            parent.remove(path[path.length - 1]);
        } else {
            String json = value.replace('`', '"')
                    .replace("\"L\"", "\"" + "🔭".repeat(61) + "\"")
                    .replace("\"Z\"", "\"BA" + "A".repeat(85) + "\"");
            parent.set(
                    path[path.length - 1],
                    Wire.readObject("{\"it\":" + json + "}").path("it"));
        }

        ObjectNode refused = Rig.read(rig.put(rig.user, Rig.id(), body), 400);

        assertThat(refused.path("code").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field);
        assertThat(rig.ids(rig.user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "..", "0F7C0A52-0000-4000-8000-000000000000", "device#1"})
    void anIdIsAUuidInLowerCase(String id) throws IOException {
        ObjectNode refused = Rig.read(rig.put(rig.user, id, rig.browserAt(rig.freshAddress())), 400);

        assertThat(refused.path("code").asText()).isEqualTo("id-unfit");
        assertThat(refused.path("field").asText()).isEqualTo("device");
        assertThat(Rig.code(rig.ask(rig.user, Rig.TRY, id, ""), 404)).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"kind\":\"browser\",\"kind\":\"phone\"}"})
    void aBodyThatIsNoneIsRefused(String body) throws IOException {
        assertThat(Rig.code(rig.ask(rig.user, Rig.PUT, Rig.id(), body), 400)).isEqualTo("malformed");
    }

    @Test
    void theLongestNameIsKeptAndAFarTooLongBodyIsNotRead() throws IOException {
        ObjectNode body = rig.browserAt(rig.freshAddress()).put("name", "🔭".repeat(60));
        assertThat(Rig.read(rig.put(rig.user, Rig.id(), body), 200).path("name").asText())
                .isEqualTo("🔭".repeat(60));

        assertThat(Rig.code(rig.put(rig.user, Rig.id(), body.put("more", "x".repeat(9_000))), 400))
                .isEqualTo("malformed");
    }
}
