package stellar.local.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import stellar.local.kept.OwnersFile;
import stellar.local.template.Resource.UserPoolClient;

/**
 * Who is signed in where, from the sign-in to its end, and the refresh tokens that stand for it, of which only the
 * hashes are kept. Each is exchanged once for the next; shown again after the client's grace, the session ends, for then
 * two have it (RFC 9700, section 4.14.2).
 */
final class Sessions {
    private static final System.Logger LOG = System.getLogger(Sessions.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOKENS_KEPT = 50;

    private final OwnersFile file;
    private final int most;
    private final Clock clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /**
     * Somebody signed in somewhere.
     *
     * @param signedInAtSeconds when, in seconds since 1970
     * @param endsAtSeconds when at the latest it is over, in seconds since 1970
     * @param tokens its refresh tokens, the newest last
     */
    record Session(
            String id,
            String subject,
            String clientId,
            List<String> scopes,
            long signedInAtSeconds,
            long endsAtSeconds,
            List<Token> tokens) {}

    /**
     * A refresh token.
     *
     * @param exchangedAtMillis when it was exchanged, in milliseconds since 1970; 0 when it was not yet
     */
    record Token(String hash, long exchangedAtMillis) {}

    /** A session with the one refresh token that stands for it now. */
    record Opened(Session session, String refreshToken) {}

    /**
     * Reads those of an earlier run.
     *
     * @param most how many there may be; the oldest is ended for one more
     */
    Sessions(Path file, int most, Clock clock) throws IOException {
        this.file = new OwnersFile(file);
        this.most = most;
        this.clock = clock;
        Session[] kept = JSON.readValue(this.file.read().orElse("[]"), Session[].class);
        Arrays.stream(kept).forEach(session -> sessions.put(session.id(), session));
    }

    synchronized Opened open(Person person, UserPoolClient client, List<String> scopes) {
        Instant now = clock.instant();
        sessions.values().removeIf(this::isOver);
        if (sessions.size() >= most) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        Session session = new Session(
                UUID.randomUUID().toString(),
                person.subject(),
                client.name(),
                List.copyOf(scopes),
                now.getEpochSecond(),
                now.plus(client.refreshTokenLife()).getEpochSecond(),
                List.of());
        return withNewToken(session, List.of());
    }

    /** Exchanges a refresh token; empty when it is not good, or not this client's. */
    synchronized Optional<Opened> exchange(String refreshToken, UserPoolClient client) {
        Optional<Session> found = of(refreshToken, client.name());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Session session = found.get();
        Instant now = clock.instant();
        String hash = Secret.sha256(refreshToken);
        List<Token> tokens = new ArrayList<>();
        for (Token token : session.tokens()) {
            boolean shown = Secret.isSame(token.hash(), hash);
            if (shown && isReused(token, client.refreshGrace(), now)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A refresh token of session {0} was shown again; the session is ended.",
                        session.id());
                end(session.id());
                return Optional.empty();
            }
            tokens.add(shown && token.exchangedAtMillis() == 0 ? new Token(hash, now.toEpochMilli()) : token);
        }
        return Optional.of(withNewToken(session, tokens));
    }

    private static boolean isReused(Token token, Duration grace, Instant now) {
        return token.exchangedAtMillis() != 0
                && !now.isBefore(Instant.ofEpochMilli(token.exchangedAtMillis()).plus(grace));
    }

    private Opened withNewToken(Session session, List<Token> earlier) {
        String refreshToken = session.id() + "." + Secret.random();
        List<Token> tokens = new ArrayList<>(earlier);
        tokens.add(new Token(Secret.sha256(refreshToken), 0));
        Session next = new Session(
                session.id(),
                session.subject(),
                session.clientId(),
                session.scopes(),
                session.signedInAtSeconds(),
                session.endsAtSeconds(),
                List.copyOf(tokens.subList(Math.max(0, tokens.size() - MOST_TOKENS_KEPT), tokens.size())));
        sessions.put(next.id(), next);
        write();
        return new Opened(next, refreshToken);
    }

    /** The session of a refresh token that was given out, exchanged or not. */
    private Optional<Session> of(String refreshToken, String clientId) {
        int dot = refreshToken.indexOf('.');
        String hash = Secret.sha256(refreshToken);
        return Optional.ofNullable(sessions.get(dot < 0 ? "" : refreshToken.substring(0, dot)))
                .filter(session -> !isOver(session) && session.clientId().equals(clientId))
                .filter(session -> session.tokens().stream().anyMatch(token -> Secret.isSame(token.hash(), hash)));
    }

    /** Ends the session of a refresh token, if it has one. */
    synchronized void revoke(String refreshToken, String clientId) {
        of(refreshToken, clientId).ifPresent(session -> end(session.id()));
    }

    synchronized void end(String session) {
        sessions.remove(session);
        write();
    }

    private boolean isOver(Session session) {
        return clock.instant().getEpochSecond() >= session.endsAtSeconds();
    }

    private void write() {
        try {
            file.write(JSON.valueToTree(sessions.values()).toString());
        } catch (IOException full) {
            throw new UncheckedIOException("Who is signed in cannot be kept.", full);
        }
    }
}
