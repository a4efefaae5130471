package stellar.relay.images;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import stellar.contract.UploadGrant;

/** Puts bytes where a grant says. */
public final class ObjectPut {
    private static final int MAX_REASON = 300;

    private final HttpClient http;
    private final Duration limit;

    /**
     * @param limit how long one upload may take
     */
    public ObjectPut(HttpClient http, Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    /**
     * PUTs the bytes with exactly the headers that were signed.
     *
     * @throws IOException when the bucket did not take them
     */
    void put(UploadGrant grant, Bytes bytes) throws IOException, InterruptedException {
        if (grant.url() == null) {
            throw new IOException("The cloud gave leave to upload but named no address.");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(grant.url()))
                .timeout(limit)
                .PUT(HttpRequest.BodyPublishers.fromPublisher(bytes.publisher(), bytes.length()));
        grant.headers().forEach((name, value) -> {
            // Set by the client itself, from the length that was signed.
            if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("host")) {
                request.header(name, value);
            }
        });
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            String reason = answer.body();
            throw new IOException("The bucket answered " + answer.statusCode() + ": "
                    + reason.substring(0, Math.min(MAX_REASON, reason.length())));
        }
    }
}
