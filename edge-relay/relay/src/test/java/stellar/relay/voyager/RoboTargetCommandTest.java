package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoboTargetCommandTest {

    private static final String UID = "9f0e3d52-0d3c-4a8e-8b43-7a5d5a3f1c11";
    private static final ObjectNode PARAMS =
            JsonNodeFactory.instance.objectNode().put("ObjUID", "OBJ-7");

    /** The sums were made with {@code printf '%s' SECRET UID EXTRA | md5sum}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            geheim | ``             | d9d4723d3be1f52d4f51359f9e565977
            geheim | T-1            | 2f5817eb9d9993ecfa91a9a3959456a9
            geheim | OBJ-7          | 655356a9f251a6dce64025cd9aafcfed
            geheim | M51 "é".fit    | 0dcd8540858adee4345c9901971109f9
            ``     | ``             | 236f93179d6053175b7ca656822b54a5
            """)
    void theMacIsTheMd5OfSecretUidAndExtra(String secret, String extra, String expected) {
        var signature = new RoboTargetCommand.Signature.Mac(new SharedSecret(secret), extra);

        ObjectNode params = new RoboTargetCommand("RemoteOpenRoboTargetX", PARAMS, signature).params(UID);

        assertThat(params.toString()).isEqualTo("{\"ObjUID\":\"OBJ-7\",\"MAC\":\"" + expected + "\"}");
    }

    @Test
    void withoutASignatureThereIsNoMac() {
        var command = new RoboTargetCommand("Any", PARAMS, new RoboTargetCommand.Signature.None());

        assertThat(command.params(UID)).isEqualTo(PARAMS);
    }

    @Test
    void theSecretIsNeverPrinted() {
        var signature = new RoboTargetCommand.Signature.Mac(new SharedSecret("geheim"), "x");

        assertThat(new RoboTargetCommand("Any", PARAMS, signature).toString()).doesNotContain("geheim");
    }

    @Test
    void aNameThatCouldBreakALineIsNone() {
        for (String name : new String[] {"", "a b", "a\r\n", "é", "1a", "a".repeat(81)}) {
            assertThatThrownBy(() -> new RoboTargetCommand(name, PARAMS, new RoboTargetCommand.Signature.None()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
