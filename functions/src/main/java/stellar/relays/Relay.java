package stellar.relays;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;

/**
 * A relay as the cloud knows it.
 *
 * @param id its name
 * @param keys the keys it may sign with, at most {@value #MAX_KEYS}: two while a key is changed
 * @param telescopes the telescopes it speaks for
 * @param position how far its stream has come; absent before its first batch
 * @param seenAt when it last spoke, to within 20 s; absent before that
 * @param connection its open socket; absent while it has none
 * @param operator the user whose it is; absent when it is nobody's
 */
public record Relay(
        String id,
        List<Key> keys,
        Set<String> telescopes,
        @Nullable Position position,
        @Nullable Instant seenAt,
        @Nullable String connection,
        @Nullable String operator) {

    /** As many telescopes as one relay has had at most, those that are retired included. */
    public static final int MOST_TELESCOPES = 12;

    /** Keys beyond these are not looked at. */
    public static final int MAX_KEYS = 2;

    public Relay {
        keys = keys.stream().limit(MAX_KEYS).toList();
        telescopes = Set.copyOf(telescopes);
    }

    /** A name that no key of this relay has now: k and one more than the greatest number. */
    public String nextKeyId() {
        return "k"
                + (keys.stream()
                                .map(Key::id)
                                .filter(id -> id.matches("k\\d{1,9}"))
                                .mapToLong(id -> Long.parseLong(id.substring(1)))
                                .max()
                                .orElse(0)
                        + 1);
    }

    /** The secret of a key that is valid now. */
    Optional<byte[]> secret(String key, Instant now) {
        return keys.stream()
                .filter(each -> each.id().equals(key) && each.isValid(now))
                .map(Key::secret)
                .findFirst();
    }

    /**
     * A secret shared with the relay.
     *
     * @param id its name, which requests carry
     * @param secretHex 32 random bytes in hex digits
     * @param notAfter when it ends; absent while it has no end
     */
    public record Key(String id, String secretHex, @Nullable Instant notAfter) {

        /** Whether the relay may sign with it now. */
        public boolean isValid(Instant now) {
            return notAfter == null || now.isBefore(notAfter);
        }

        byte[] secret() {
            return HexFormat.of().parseHex(secretHex);
        }

        /** Without the secret, so that it cannot reach a log. */
        @Override
        public String toString() {
            return "Key " + id;
        }
    }
}
