package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectPutTest {

    @TempDir
    Path disk;

    private final AtomicReference<String> received = new AtomicReference<>("");
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectPut put = new ObjectPut(http, Duration.ofSeconds(20), Bandwidth.unlimited());
    private HttpServer bucket;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bucket.createContext("/", exchange -> {
            received.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("etag", "\"a tag\"");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        bucket.start();
    }

    @AfterEach
    void stop() {
        bucket.stop(0);
        http.close();
    }

    @Test
    void aSliceOfAFileGoesAndNothingBesideIt() throws Exception {
        Path file = Files.writeString(disk.resolve("a.fit"), "before-the slice-after");

        ObjectPut.Answer taken = put.put(url(), Map.of("x-signed", "so"), Bytes.of(file, 7, 9, "00"));

        assertThat(taken).isEqualTo(new ObjectPut.Answer.Taken("\"a tag\""));
        assertThat(received).hasValue("the slice");
    }

    @Test
    void aFileThatHasBecomeShorterIsNotTakenForWhole() throws Exception {
        Path file = Files.writeString(disk.resolve("a.fit"), "short");

        assertThatThrownBy(() -> put.put(url(), Map.of(), Bytes.of(file, 0, 100, "00")))
                .isInstanceOf(IOException.class);
        assertThat(received).hasValue("");
    }

    @Test
    void aRefusalTellsItsCodeAndNoSignature() {
        status = 403;
        answer = "<Error><Code>SignatureDoesNotMatch</Code><SignatureProvided>5ec12e7</SignatureProvided></Error>";

        assertThatThrownBy(() -> put.put(url() + "?X-Amz-Signature=5ec12e7", Map.of(), Bytes.of(new byte[] {1})))
                .isInstanceOf(IOException.class)
                .hasMessage("The bucket answered 403 SignatureDoesNotMatch.");
        answer = "<html>5ec12e7</html>";
        assertThatThrownBy(() -> put.put(url(), Map.of(), Bytes.of(new byte[] {1})))
                .hasMessage("The bucket answered 403 and gave no reason.");
    }

    @Test
    void aLeaveThatCanNotBeUsedTellsNoSignature() {
        for (String bad : new String[] {"no address?5ec12e7", "ftp://x/5ec12e7", "http://x y/5ec12e7", "5ec12e7"}) {
            assertThatThrownBy(() -> put.put(bad, Map.of(), Bytes.of(new byte[] {1})))
                    .as(bad)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("names no address")
                    .hasMessageNotContaining("5ec12e7");
        }
        assertThatThrownBy(() -> put.put(url(), Map.of("bad header", "5ec12e7"), Bytes.of(new byte[] {1})))
                .hasMessageContaining("names no address or header")
                .hasMessageNotContaining("5ec12e7");
    }

    private String url() {
        return "http://127.0.0.1:" + bucket.getAddress().getPort() + "/object";
    }
}
