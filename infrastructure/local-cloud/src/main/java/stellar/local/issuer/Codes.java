package stellar.local.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authorization codes: good once, for a short time, for the program that asked, where it asked, and with what only it
 * knows (PKCE). One that is shown again ends the session that it began (RFC 6749, section 4.1.2).
 */
final class Codes {
    private final Duration life;
    private final int most;
    private final Sessions sessions;
    private final Clock clock;

    /** By the code's hash, the oldest first. */
    private final Map<String, Given> codes = new LinkedHashMap<>();

    private static final class Given {
        final Asked asked;
        final Person person;
        final Instant end;

        @Nullable
        String session;

        boolean isUsed;

        Given(Asked asked, Person person, Instant end) {
            this.asked = asked;
            this.person = person;
            this.end = end;
        }
    }

    /**
     * No codes yet.
     *
     * @param most how many may be open; the oldest is forgotten for one more
     */
    Codes(Duration life, int most, Sessions sessions, Clock clock) {
        this.life = life;
        this.most = most;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A session that a code began. */
    record Begun(Sessions.Opened opened, Person person, Optional<String> nonce) {}

    /** A code for what was asked, by this person. */
    synchronized String give(Asked asked, Person person) {
        codes.values().removeIf(given -> isOver(given));
        if (codes.size() >= most) {
            codes.remove(codes.keySet().iterator().next());
        }
        String code = Secret.random();
        codes.put(Secret.sha256(code), new Given(asked, person, clock.instant().plus(life)));
        return code;
    }

    /**
     * Begins the session that a code stands for; empty when it does not.
     *
     * @param verifier that of which the request had the SHA-256
     */
    synchronized Optional<Begun> redeem(String code, String clientId, String redirectUri, String verifier) {
        Given given = codes.get(Secret.sha256(code));
        if (given == null || isOver(given)) {
            return Optional.empty();
        }
        if (given.isUsed) {
            if (given.session != null) {
                sessions.end(given.session);
            }
            return Optional.empty();
        }
        // Used up by a wrong try too: who has a code and lacks the rest is not the one who asked.
        given.isUsed = true;
        Asked asked = given.asked;
        if (!asked.client().name().equals(clientId)
                || !asked.redirectUri().equals(redirectUri)
                || !Secret.isSame(Secret.sha256(verifier), asked.challenge())) {
            return Optional.empty();
        }
        Sessions.Opened opened = sessions.open(given.person, asked.client(), asked.scopes());
        given.session = opened.session().id();
        return Optional.of(new Begun(opened, given.person, asked.nonce()));
    }

    private boolean isOver(Given given) {
        return !clock.instant().isBefore(given.end);
    }
}
