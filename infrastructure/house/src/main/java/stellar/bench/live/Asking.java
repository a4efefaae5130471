package stellar.bench.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** HTTP and sockets to a server that is measured. */
final class Asking implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    String post(URI address, String body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    address.getPath() + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Waits until a server answers anything at all. */
    void await(URI address, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new IOException("Nothing answers at " + address + "; see its output.", e);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** Opens a socket, says a text and waits until the socket is ready. */
    Room.Watching open(URI address, Hearing hearing, String first) throws Exception {
        WebSocket socket = http.newWebSocketBuilder()
                .connectTimeout(LIMIT)
                .buildAsync(address, hearing)
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        hearing.say(first);
        try {
            var unused = hearing.ready().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            socket.abort();
            throw e;
        }
        return new Room.Watching(socket);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
