package stellar.relays;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import stellar.contract.Problem;
import stellar.contract.RequestSignature;

/**
 * Decides who signed a request.
 *
 * <p>A relay read from the table is remembered for {@link #MEMORY}: a key taken away still works that long. A signature
 * that does not fit what is remembered is tried once more on a fresh read, so a new key works at once. An unknown
 * relay, an unknown key and a wrong signature are answered alike and take the same steps.
 */
public final class SignedRequests {

    /** How long a relay's keys are remembered. */
    public static final Duration MEMORY = Duration.ofSeconds(60);

    private static final int MOST_REMEMBERED = 1_000;
    private static final byte[] NO_SECRET = new byte[32];

    private final Function<String, Optional<Relay>> relays;
    private final Clock clock;
    private final Map<String, Remembered> memory = new ConcurrentHashMap<>();

    public SignedRequests(Function<String, Optional<Relay>> relays, Clock clock) {
        this.relays = relays;
        this.clock = clock;
    }

    /** What a signature is worth. */
    public sealed interface Check {

        /** The relay signed it, now. */
        record Signed(Relay relay, RequestSignature request) implements Check {}

        /** It is not to be acted on. */
        record Refused(Problem problem) implements Check {}
    }

    /**
     * Checks one request.
     *
     * @param headers by lower-case name
     * @param body exactly as sent
     */
    public Check check(String method, String path, Map<String, String> headers, byte[] body) {
        Instant now = clock.instant();
        Optional<RequestSignature> request = read(method, path, headers, body);
        String signature = headers.get(RequestSignature.SIGNATURE_HEADER);
        if (request.isEmpty() || signature == null) {
            return wrong();
        }
        return signer(request.get(), signature, now)
                .<Check>map(relay -> request.get().isTimely(now)
                        ? new Check.Signed(relay, request.get())
                        : new Check.Refused(clockWrong(now)))
                .orElseGet(SignedRequests::wrong);
    }

    private Optional<Relay> signer(RequestSignature request, String signature, Instant now) {
        Remembered remembered = memory.get(request.relay());
        if (remembered != null
                && now.isBefore(remembered.until())
                && signed(request, signature, Optional.of(remembered.relay()), now)) {
            return Optional.of(remembered.relay());
        }
        Optional<Relay> fresh = relays.apply(request.relay());
        if (!signed(request, signature, fresh, now)) {
            return Optional.empty();
        }
        if (memory.size() >= MOST_REMEMBERED) {
            memory.clear();
        }
        fresh.ifPresent(relay -> memory.put(relay.id(), new Remembered(relay, now.plus(MEMORY))));
        return fresh;
    }

    private static boolean signed(RequestSignature request, String signature, Optional<Relay> relay, Instant now) {
        Optional<byte[]> secret = relay.flatMap(known -> known.secret(request.key(), now));
        return request.isSignedBy(secret.orElse(NO_SECRET), signature) && secret.isPresent();
    }

    private static Optional<RequestSignature> read(
            String method, String path, Map<String, String> headers, byte[] body) {
        String relay = headers.getOrDefault(RequestSignature.RELAY_HEADER, "");
        String key = headers.getOrDefault(RequestSignature.KEY_HEADER, "");
        String epoch = headers.getOrDefault(RequestSignature.EPOCH_HEADER, "");
        String range = headers.getOrDefault(RequestSignature.RANGE_HEADER, "");
        String seconds = headers.getOrDefault(RequestSignature.TIMESTAMP_HEADER, "");
        boolean sound = relay.matches("[a-z0-9-]{1,64}")
                && key.matches("[a-zA-Z0-9-]{1,64}")
                && epoch.matches("\\d{1,13}")
                && range.matches("\\d{1,12}-\\d{1,12}")
                && seconds.matches("\\d{1,12}");
        return sound
                ? Optional.of(new RequestSignature(
                        method,
                        path,
                        relay,
                        key,
                        Long.parseLong(epoch),
                        range,
                        Long.parseLong(seconds),
                        RequestSignature.sha256(body)))
                : Optional.empty();
    }

    private static Check wrong() {
        return new Check.Refused(new Problem(
                401,
                Problem.SIGNATURE_WRONG,
                "The request is not signed by a relay that is known here. Check the relay's id, key id and key.",
                null,
                null,
                null));
    }

    private static Problem clockWrong(Instant now) {
        return new Problem(
                401,
                Problem.CLOCK_WRONG,
                "The request's time is more than " + RequestSignature.MAX_SKEW.toSeconds()
                        + " s from the cloud's. Take serverTime, correct the clock, and send again.",
                now,
                null,
                null);
    }

    private record Remembered(Relay relay, Instant until) {}
}
