package stellar.relay.uplink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import stellar.contract.Acknowledgement;
import stellar.contract.Problem;
import stellar.contract.RequestSignature;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/** The cloud's signed routes. Every request is signed by the cloud's time; safe for several threads. */
public final class Cloud {

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    /** Above this a message is packed; below, packing saves nothing. */
    private static final int PACKED_ABOVE_BYTES = 1_024;

    /** The code of a refusal that is not of the contract. */
    private static final String NOT_UNDERSTOOD = "not-understood";

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final HttpClient http;
    private final URI base;
    private final RelayKey key;
    private final CloudClock clock;
    private final Duration patience;
    private final DirectWay direct;

    /**
     * The cloud as one relay sees it.
     *
     * @param base the site's address, without a path
     * @param patience longest time from sending a request to having its whole answer
     */
    public Cloud(HttpClient http, URI base, RelayKey key, CloudClock clock, Duration patience) {
        this.http = http;
        this.base = base;
        this.key = key;
        this.clock = clock;
        this.patience = patience;
        this.direct = new DirectWay(base, clock.own());
    }

    /** The id this relay signs with. */
    public String relay() {
        return key.relay();
    }

    /** POSTs a message that is no batch. */
    public CloudAnswer post(String path, byte[] json) {
        return post(path, 0, RequestSignature.NO_RANGE, json);
    }

    /** POSTs a message; when the cloud says that our clock is wrong, corrects it and sends once more. */
    CloudAnswer post(String path, long epoch, String range, byte[] json) {
        return post(base, path, epoch, range, json);
    }

    private CloudAnswer post(URI site, String path, long epoch, String range, byte[] json) {
        CloudAnswer answer = once(site, path, epoch, range, json);
        if (answer instanceof CloudAnswer.Refused(Problem problem)
                && problem.code().equals(Problem.CLOCK_WRONG)
                && problem.serverTime() != null) {
            return once(site, path, epoch, range, json);
        }
        return answer;
    }

    /**
     * POSTs a batch: straight to where the last ticket said, or as everything else goes. What did not come through there is sent again
     * here, which doubles nothing, and the direct way rests.
     */
    CloudAnswer postEvents(long epoch, String range, byte[] json) {
        URI address = direct.address().orElse(null);
        if (address == null) {
            return post(Uplink.PATH, epoch, range, json);
        }
        CloudAnswer answer = post(address, Uplink.PATH, epoch, range, json);
        return switch (answer) {
            case CloudAnswer.Accepted(byte[] body) when isAcknowledgement(body) -> answer;
            case CloudAnswer.Accepted _ -> insteadOf(address, "It is not Stellar's cloud.", epoch, range, json);
            // Bytes that were changed on that way would be a wrong signature, too.
            case CloudAnswer.Refused(Problem problem)
            when problem.code().equals(NOT_UNDERSTOOD) || problem.code().equals(Problem.SIGNATURE_WRONG) ->
                insteadOf(address, problem.title(), epoch, range, json);
            case CloudAnswer.Refused _ -> answer;
            case CloudAnswer.Later(var _, String why) -> insteadOf(address, why, epoch, range, json);
            case CloudAnswer.Slow(String why) -> {
                // No second wait on top of this one: the next try goes the other way.
                direct.failed(address, why);
                yield answer;
            }
        };
    }

    private CloudAnswer insteadOf(URI address, String why, long epoch, String range, byte[] json) {
        CloudAnswer answer = post(Uplink.PATH, epoch, range, json);
        switch (answer) {
            case CloudAnswer.Accepted _, CloudAnswer.Refused _ -> direct.failed(address, why);
            // The site serves no better, so it is no fault of that way's.
            case CloudAnswer.Later _, CloudAnswer.Slow _ -> {}
        }
        return answer;
    }

    private static boolean isAcknowledgement(byte[] body) {
        try {
            Wire.read(body, Acknowledgement.class);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks for leave to open this relay's socket, and learns where events may go. */
    public SocketTicket ticket() throws IOException {
        byte[] nothing = "{}".getBytes(StandardCharsets.US_ASCII);
        return switch (post("/api/relay/tickets", nothing)) {
            case CloudAnswer.Accepted(byte[] body) -> {
                SocketTicket ticket = Wire.read(body, SocketTicket.class);
                direct.told(ticket.eventsUrl());
                yield ticket;
            }
            case CloudAnswer.Refused(Problem problem) -> throw new IOException(problem.title());
            case CloudAnswer.Later(var after, String why) -> throw new IOException(why);
            case CloudAnswer.Slow(String why) -> throw new IOException(why);
        };
    }

    private CloudAnswer once(URI site, String path, long epoch, String range, byte[] json) {
        Instant asked = clock.own().instant();
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(
                signed(site, path, epoch, range, json),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return read(exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS), asked);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new CloudAnswer.Slow("The cloud did not answer within " + patience.toSeconds() + " s.");
        } catch (ExecutionException e) {
            return new CloudAnswer.Later(null, unreachable(e.getCause()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new CloudAnswer.Later(null, "The relay is stopping.");
        }
    }

    /** Packs at the quickest level: a better one costs a small machine far more time than it saves bytes. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static String unreachable(@Nullable Throwable cause) {
        if (cause instanceof SSLException) {
            return "The cloud's certificate is not believed, or TLS is not possible with it: " + cause.getMessage()
                    + " Check cloud.url, this machine's clock, and whether something on the way opens the connection.";
        }
        return "The cloud cannot be reached: " + cause;
    }

    private HttpRequest signed(URI site, String path, long epoch, String range, byte[] json) {
        boolean isPacked = json.length > PACKED_ABOVE_BYTES;
        byte[] body = isPacked ? packed(json) : json;
        RequestSignature signature = new RequestSignature(
                "POST",
                path,
                key.relay(),
                key.id(),
                epoch,
                range,
                clock.instant().getEpochSecond(),
                RequestSignature.sha256(body));
        // What says that it is JSON is handed to the function as text, whatever it holds.
        HttpRequest.Builder request = HttpRequest.newBuilder(below(site, path))
                .header("content-type", isPacked ? "application/octet-stream" : "application/json");
        signature.headers(key.sign(signature)).forEach(request::header);
        if (isPacked) {
            request.header("content-encoding", "gzip");
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    /** A site may lie below a path of its own, which is not signed. */
    private static URI below(URI site, String path) {
        String start = site.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
    }

    private static byte[] packed(byte[] json) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(json.length / 4);
        try (GZIPOutputStream gzip = new QuickGzip(packed)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return packed.toByteArray();
    }

    private CloudAnswer read(HttpResponse<byte[]> response, Instant asked) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new CloudAnswer.Accepted(body(response));
        }
        if (status == 407) {
            return new CloudAnswer.Later(
                    null,
                    "The proxy on the way to the cloud does not know this relay. Check cloud.proxy.user and its password"
                            + " file.");
        }
        if (status == 429 || status >= 500) {
            return new CloudAnswer.Later(retryAfter(response), "The cloud answered " + status + ".");
        }
        Problem problem = problem(response);
        if (problem.serverTime() != null) {
            clock.learn(problem.serverTime(), asked);
        }
        return new CloudAnswer.Refused(problem);
    }

    private static @Nullable Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("retry-after")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(after -> after.compareTo(LONGEST_RETRY_AFTER) < 0 ? after : LONGEST_RETRY_AFTER)
                .orElse(null);
    }

    /** Nothing at all for an answer of a proxy that has none. */
    private static byte[] body(HttpResponse<byte[]> response) {
        return Objects.requireNonNullElse(response.body(), new byte[0]);
    }

    /** The refusal; one made up for an answer that is no problem of the contract, say of a proxy on the way. */
    private static Problem problem(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        try {
            Problem problem = Wire.read(body(response), Problem.class);
            if (problem.code() != null && problem.title() != null) {
                return problem;
            }
        } catch (IOException e) {
            // Told below: whatever it was, it was not the cloud's own refusal.
        }
        String title = "Something that is not Stellar's cloud answered " + status + ". Check cloud.url.";
        return new Problem(status, NOT_UNDERSTOOD, title, null, null, null);
    }
}
