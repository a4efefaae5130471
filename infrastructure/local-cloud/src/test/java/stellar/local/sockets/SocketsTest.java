package stellar.local.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.local.SampleCloud;

class SocketsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static SampleCloud sample;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        sample = new SampleCloud(folder);
    }

    @AfterAll
    static void stop() {
        HTTP.shutdownNow();
        sample.close();
    }

    private static Browser browser() {
        return browser("/live?ticket=good", true);
    }

    private static Browser browser(String pathAndQuery, boolean reads) {
        return new Browser(HTTP, URI.create("ws://127.0.0.1:" + sample.cloud().port() + pathAndQuery), reads);
    }

    private static String management(String connectionId) {
        return "/live/@connections/" + URLEncoder.encode(connectionId, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "/live, 401",
        "/live?ticket=bad, 403",
        "/live?ticket=broken, 500",
        "/live?ticket=full, 409",
        "/elsewhere?ticket=good, 403"
    })
    void aSocketIsRefusedWithTheStatusApiGatewayGives(String pathAndQuery, int status) {
        assertThatThrownBy(() -> browser(pathAndQuery, true))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(status));
    }

    @Test
    void aMessageCallsTheRouteItNamesWithWhatTheAuthorizerSaid() throws Exception {
        Browser browser = browser();

        browser.socket.sendText("{\"type\":\"echo\",\"n\":1}", true).join();
        String answer = browser.next();

        assertThat(answer).startsWith("echo ").endsWith(" {\"type\":\"echo\",\"n\":1}");
        assertThat(answer).contains("channel=session.1", "seats=3", "principalId=user-7");
        browser.socket.abort();
    }

    @Test
    void aMessageThatNamesNoRouteGoesToTheDefaultAndTextOutsideAsciiSurvives() throws Exception {
        Browser browser = browser();

        browser.socket.sendText("Où est Véga ? ☄", true).join();

        assertThat(browser.next()).startsWith("$default ").endsWith("Où est Véga ? ☄");
        browser.socket.abort();
    }

    @Test
    void theMessagesOfOneSocketAreAnsweredInTheirOrder() throws Exception {
        Browser browser = browser();
        for (int n = 0; n < 60; n++) {
            browser.socket.sendText("{\"type\":\"echo\",\"n\":" + n + "}", true).join();
        }

        List<String> numbers = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            numbers.add(browser.next().replaceAll(".*\"n\":(\\d+)}", "$1"));
        }

        assertThat(numbers).hasSize(60).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
        browser.socket.abort();
    }

    @Test
    void theManagementApiDescribesWritesAndClosesAndThenTheSocketIsGone() throws Exception {
        Browser browser = browser();
        String id = browser.connectionId();

        HttpResponse<String> description = sample.get(management(id));
        HttpResponse<String> written =
                sample.send(sample.request(management(id)).POST(BodyPublishers.ofString("hello")));
        String message = browser.next();
        HttpResponse<String> closed = sample.send(sample.request(management(id)).DELETE());
        int closeCode = browser.closed.get(10, TimeUnit.SECONDS);
        await().until(() -> sample.notes("sockets.txt").contains(id + " left"));
        HttpResponse<String> late = sample.send(sample.request(management(id)).POST(BodyPublishers.ofString("hello")));

        assertThat(id).hasSize(16).endsWith("=");
        assertThat(JSON.readTree(description.body())
                        .path("identity")
                        .path("sourceIp")
                        .asText())
                .isEqualTo("127.0.0.1");
        assertThat(written.statusCode()).isEqualTo(200);
        assertThat(message).isEqualTo("hello");
        assertThat(closed.statusCode()).isEqualTo(204);
        assertThat(closeCode).isEqualTo(1000);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.headers().firstValue("x-amzn-ErrorType")).contains("GoneException");
    }

    @Test
    void aSocketThatBreaksOffIsReportedAsDisconnected() throws Exception {
        Browser browser = browser();
        String id = browser.connectionId();

        browser.socket.abort();

        await().until(() -> sample.notes("sockets.txt").contains(id + " left"));
        assertThat(sample.get(management(id)).statusCode()).isEqualTo(410);
    }

    @Test
    void aMessageBeyondItsLimitIsRefusedInBothDirections() throws Exception {
        Browser browser = browser();
        String id = browser.connectionId();
        String tooLong = "x".repeat(128 * 1024 + 1);

        HttpResponse<String> out = sample.send(sample.request(management(id)).POST(BodyPublishers.ofString(tooLong)));
        var unused = browser.socket.sendText(tooLong, true);

        assertThat(out.statusCode()).isEqualTo(413);
        assertThat(out.headers().firstValue("x-amzn-ErrorType")).contains("PayloadTooLargeException");
        assertThat(browser.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void aFrameBeyondThirtyTwoKibibytesClosesTheSocketThoughItsMessageIsNotTooLong() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sample.cloud().port())) {
            socket.setSoTimeout(10_000);
            String upgrade =
                    "GET /live?ticket=good HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            // A final text frame, masked, with 32,769 = 0x8001 bytes to come (RFC 6455, section 5.2).
            socket.getOutputStream().write(new byte[] {(byte) 0x81, (byte) 0xfe, (byte) 0x80, 0x01, 1, 2, 3, 4, 5});
            byte[] close = socket.getInputStream().readNBytes(4);

            // The example of RFC 6455, section 1.3.
            assertThat(answer.toString()).containsIgnoringCase("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(close[0]).isEqualTo((byte) 0x88);
            assertThat((close[2] & 0xff) << 8 | (close[3] & 0xff)).isEqualTo(1009);
        }
    }

    @Test
    void aBrowserThatDoesNotReadIsRefusedAndTheOthersAreServed() throws Exception {
        Browser reader = browser();
        String readerId = reader.connectionId();
        String sleeperId = sleeper();
        String large = "y".repeat(100 * 1024);

        int status = 200;
        int sent = 0;
        while (status == 200 && sent < 1_000) {
            status = sample.send(sample.request(management(sleeperId)).POST(BodyPublishers.ofString(large)))
                    .statusCode();
            sent++;
        }
        HttpResponse<String> toReader =
                sample.send(sample.request(management(readerId)).POST(BodyPublishers.ofString("still here")));

        assertThat(status).isEqualTo(429);
        assertThat(sent).isGreaterThan(10);
        assertThat(toReader.statusCode()).isEqualTo(200);
        assertThat(reader.next()).isEqualTo("still here");
        reader.socket.abort();
    }

    /** The id of a socket whose browser reads one message and no more. */
    private static String sleeper() throws Exception {
        Browser sleeper = browser("/live?ticket=good", false);
        sleeper.socket.sendText("explode", true).join();
        sleeper.socket.request(1);
        return JSON.readTree(sleeper.next()).path("connectionId").asText();
    }

    @Test
    void aThousandSocketsAreOpenAtOnceAndEachHearsItsOwnAnswer() throws Exception {
        List<Browser> browsers = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            browsers.add(browser());
        }
        // A socket of another test may still be closing.
        assertThat(sample.cloud().connections()).isGreaterThanOrEqualTo(1_000);
        for (int n = 0; n < 1_000; n++) {
            browsers.get(n)
                    .socket
                    .sendText("{\"type\":\"echo\",\"n\":" + n + "}", true)
                    .join();
        }
        for (int n = 0; n < 1_000; n++) {
            assertThat(browsers.get(n).next()).endsWith("\"n\":" + n + "}");
        }
        browsers.forEach(browser -> browser.socket.abort());
        await().until(() -> sample.cloud().connections() < 1_000);
    }
}
