package stellar.relay.images;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts bytes where a grant says, no faster than the bandwidth. */
public final class ObjectPut {
    private static final int MAX_ANSWER_BYTES = 1 << 16;

    /** Those that share the bandwidth, one a telescope; an upload may take as much longer. */
    private static final int MOST_AT_ONCE = 3;

    private static final Pattern CODE = Pattern.compile("<Code>(\\w+)</Code>");
    private static final Set<String> OTHER_BYTES =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch");

    private final HttpClient http;
    private final Duration limit;
    private final Bandwidth bandwidth;

    /**
     * @param limit how long one upload may take on a line without a bandwidth cap
     */
    public ObjectPut(HttpClient http, Duration limit, Bandwidth bandwidth) {
        this.http = http;
        this.limit = limit;
        this.bandwidth = bandwidth;
    }

    /** What the bucket said. */
    sealed interface Answer {
        /** It has the bytes, and calls them so. */
        record Taken(String tag) implements Answer {}

        /** It got other bytes than those announced: the file has changed since it was read through. */
        record OtherBytes() implements Answer {}
    }

    /**
     * PUTs the bytes with exactly the headers that were signed.
     *
     * @throws IOException when the bucket did not take them for another reason; the leave may be over
     */
    Answer put(String url, Map<String, String> headers, Bytes bytes) throws IOException, InterruptedException {
        try (InputStream in = new PacedStream(bytes.open(), bytes.length(), bandwidth)) {
            HttpRequest request = request(url, headers, body(in, bytes.length()))
                    .timeout(limit.plus(bandwidth.timeFor(bytes.length()).multipliedBy(MOST_AT_ONCE)))
                    .build();
            return read(http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES)));
        }
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers, BodyPublisher body)
            throws IOException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).PUT(body);
            headers.forEach((name, value) -> {
                // Set by the client itself, from the length that was signed.
                if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("host")) {
                    request.header(name, value);
                }
            });
            return request;
        } catch (IllegalArgumentException e) { // It says the address, and with it the signature.
            throw new IOException("The cloud's leave to upload names no address or header that can be used.");
        }
    }

    private static BodyPublisher body(InputStream in, long length) {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> in), length);
    }

    private static Answer read(HttpResponse<String> response) throws IOException {
        String body = response.body();
        if (response.statusCode() / 100 == 2) {
            return new Answer.Taken(response.headers().firstValue("etag").orElse(""));
        }
        Matcher found = CODE.matcher(body);
        String code = found.find() ? found.group(1) : "and gave no reason";
        if (response.statusCode() == 400 && OTHER_BYTES.contains(code)) {
            return new Answer.OtherBytes();
        }
        // Not its text: that may repeat the signature, which is nothing for a log.
        throw new IOException("The bucket answered " + response.statusCode() + " " + code + ".");
    }
}
