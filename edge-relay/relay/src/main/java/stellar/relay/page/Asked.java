package stellar.relay.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was let in.
 *
 * @param query the address's query as it came; empty text when there was none
 * @param headers by lower-case name, the first of each
 * @param body of at most {@link Door#MAX_BODY_BYTES} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, compared by nobody.
public record Asked(String method, String path, String query, Map<String, String> headers, byte[] body) {

    /** A header, by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A parameter of the query. */
    public Optional<String> parameter(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
