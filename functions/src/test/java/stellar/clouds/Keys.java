package stellar.clouds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With what the AWS clients of this process sign, for a while; then again as before. */
final class Keys implements AutoCloseable {

    private static final String ID = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    private final Map<String, Optional<String>> before = new HashMap<>();

    private Keys() {
        for (String name : List.of(ID, SECRET, "aws.region", "http.maxConnections")) {
            before.put(name, Optional.ofNullable(System.getProperty(name)));
        }
    }

    /** Until it is closed, whatever a local cloud sets. */
    static Keys whateverIsSet() {
        return new Keys();
    }

    /** Keys that a stand-in takes. */
    static Keys of(String id, String secret) {
        Keys keys = new Keys();
        System.setProperty(ID, id);
        System.setProperty(SECRET, secret);
        return keys;
    }

    /** Those that the environment or a profile of AWS's own tools has. */
    static Keys ofTheEnvironment() {
        Keys keys = new Keys();
        set(ID, null);
        set(SECRET, null);
        return keys;
    }

    private static void set(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    @Override
    public void close() {
        before.forEach((name, value) -> set(name, value.orElse(null)));
    }
}
