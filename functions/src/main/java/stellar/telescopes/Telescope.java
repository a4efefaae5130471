package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telescope as its operator described it.
 *
 * @param id its name in addresses and channels
 * @param about what anybody who may see it is told: name, site, camera, filters, whether it is a demonstration
 * @param isPublic whether it may be watched without a login
 * @param relay the relay that speaks for it
 * @param operator the user who owns it; absent when it has none
 * @param operatorKeySha256 SHA-256 of its operator's API key, 64 hex digits; absent when it has none
 */
public record Telescope(
        String id,
        ObjectNode about,
        boolean isPublic,
        @Nullable String relay,
        @Nullable String operator,
        @Nullable String operatorKeySha256) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    /** Whether a text can be a telescope's id: 1 to 64 of a–z, 0–9 and the hyphen. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
