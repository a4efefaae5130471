package stellar.notifications.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.RequestSignature;

/**
 * A browser or phone that somebody put down to be told on.
 *
 * @param user whose it is
 * @param id made by who put it down: a UUID in small letters
 * @param name what they call it, 60 characters at most
 * @param lastAt when a message for it was last taken; absent before the first
 */
public record Device(
        String user,
        String id,
        String name,
        Address address,
        Instant addedAt,
        @Nullable Instant lastAt) {

    /** The most devices of a user. */
    public static final int MOST = 10;

    /** Longest name, in characters (Unicode code points). */
    static final int MAX_NAME_LENGTH = 60;

    /** Where a device is told. Its text names nobody's address: logs may hold it. */
    public sealed interface Address {

        /** Its name for programs. */
        String kind();

        /** The same for the same address and no other: what it is found by. */
        String hash();

        /**
         * A browser's subscription at its push service.
         *
         * @param key its public key of P-256, 65 bytes as base64url
         * @param secret the 16 bytes that it shares with who sends, as base64url
         */
        record Browser(URI endpoint, String key, String secret) implements Address {

            @Override
            public String kind() {
                return "browser";
            }

            @Override
            public String hash() {
                return sha256(endpoint.toString());
            }

            @Override
            public String toString() {
                return "Browser[" + endpoint.getHost() + "]";
            }
        }

        /** An app on a phone: its endpoint at SNS, by ARN. */
        record Phone(Platform platform, String arn) implements Address {

            @Override
            public String kind() {
                return "phone";
            }

            @Override
            public String hash() {
                return sha256(arn);
            }

            @Override
            public String toString() {
                return "Phone[" + platform.word() + "]";
            }
        }

        private static String sha256(String text) {
            return RequestSignature.sha256(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Who carries what is told to a phone. */
    public enum Platform {
        APPLE("apple"),
        GOOGLE("google");

        private final String word;

        Platform(String word) {
            this.word = word;
        }

        /** Its name for programs. */
        public String word() {
            return word;
        }

        /** The platform of this name. */
        public static Optional<Platform> of(String word) {
            return Arrays.stream(values())
                    .filter(platform -> platform.word.equals(word))
                    .findFirst();
        }
    }
}
