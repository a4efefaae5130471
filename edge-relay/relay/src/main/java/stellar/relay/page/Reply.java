package stellar.relay.page;

import java.nio.charset.StandardCharsets;
import stellar.contract.Wire;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param type the content type
 * @param body what is sent
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, compared by nobody.
public record Reply(int status, String type, byte[] body) {

    /** A message as JSON. */
    public static Reply json(int status, Object message) {
        return new Reply(status, "application/json", Wire.writeBytes(message));
    }

    /** A sentence. */
    public static Reply sentence(int status, String sentence) {
        return new Reply(status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
