package stellar.relay.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import stellar.contract.PairingGrant;
import stellar.contract.PairingRequest;
import stellar.contract.Wire;

/** The cloud, before the relay has a key: is it there, and what does it give for a code. */
final class Pairing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final HttpClient http;
    private final Clock clock;

    Pairing(HttpClient http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** What came of a code. */
    sealed interface Outcome {

        /** The relay is paired. */
        record Paired(PairingGrant grant) implements Outcome {}

        /** It is not. */
        record Failed(Finding why) implements Outcome {}
    }

    /** Whether a key may travel there: by HTTPS, or on this machine. */
    static boolean isPrivate(String address) {
        return address.matches("https://[^/?#\\s@]+/?")
                || address.matches("http://(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?/?");
    }

    /** Whether Stellar's cloud answers there, and how far its clock is from this machine's. */
    Finding reach(String address) {
        if (!isPrivate(address)) {
            return Finding.bad("cloud-address");
        }
        Instant asked = clock.instant();
        try {
            HttpResponse<byte[]> answer =
                    send(HttpRequest.newBuilder(URI.create(address).resolve("/health")));
            Duration round = Duration.between(asked, clock.instant());
            Instant middle = asked.plus(round.dividedBy(2));
            Instant theirs =
                    Instant.parse(Wire.read(answer.body(), Clocked.class).timestamp());
            return Finding.good(
                    "cloud-there",
                    Map.of(
                            "roundTripMillis",
                            round.toMillis(),
                            "behindMillis",
                            Duration.between(middle, theirs).toMillis()));
        } catch (Unreachable e) {
            return e.finding;
        } catch (IOException | RuntimeException e) {
            return Finding.bad("cloud-other");
        }
    }

    /** Shows the code to the cloud. */
    Outcome pair(String address, String code) {
        if (!isPrivate(address)) {
            return new Outcome.Failed(Finding.bad("cloud-address"));
        }
        try {
            HttpResponse<byte[]> answer =
                    send(HttpRequest.newBuilder(URI.create(address).resolve("/api/relay/pairings"))
                            .header("content-type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.writeBytes(new PairingRequest(code)))));
            return switch (answer.statusCode()) {
                case 200 -> sound(Wire.read(answer.body(), PairingGrant.class));
                case 404 -> new Outcome.Failed(Finding.bad("code-wrong"));
                default -> new Outcome.Failed(Finding.bad("cloud-trouble", Map.of("status", answer.statusCode())));
            };
        } catch (Unreachable e) {
            return new Outcome.Failed(e.finding);
        } catch (IOException | RuntimeException e) {
            return new Outcome.Failed(Finding.bad("cloud-other"));
        }
    }

    private static Outcome sound(PairingGrant grant) {
        boolean sound = grant.relay().matches("[a-z0-9-]{1,64}")
                && grant.keyId().matches("[a-zA-Z0-9-]{1,64}")
                && grant.key().matches("[0-9a-f]{64}")
                && !grant.telescopes().isEmpty()
                && grant.telescopes().stream().allMatch(telescope -> telescope.matches("[a-z0-9-]{1,64}"));
        return sound ? new Outcome.Paired(grant) : new Outcome.Failed(Finding.bad("cloud-other"));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Unreachable {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(e);
        } catch (IOException e) {
            throw new Unreachable(e);
        }
    }

    /** The part of the cloud's health that is looked at. */
    record Clocked(String timestamp) {}

    private static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Finding finding;

        Unreachable(Exception cause) {
            super(cause);
            finding = Finding.bad(
                    "cloud-unreachable",
                    Map.of(
                            "why",
                            cause.getClass().getSimpleName()
                                    + Optional.ofNullable(cause.getMessage())
                                            .map(text -> ": " + text)
                                            .orElse("")));
        }
    }
}
