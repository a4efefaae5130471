package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.notifications.Carried;

/** What a push service's answer, or its silence, says of a message; each is sent once. */
class PushCallTest {

    private final PushCall call = new PushCall(Duration.ofSeconds(2), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({
        "200, Taken",
        "201, Taken",
        "202, Taken",
        "204, Taken",
        "301, Refused",
        "302, Refused",
        "307, Refused",
        "308, Refused",
        "400, Refused",
        "401, Refused",
        "403, Refused",
        "404, Gone",
        "408, Later",
        "410, Gone",
        "413, Refused",
        "429, Later",
        "500, Later",
        "502, Later",
        "503, Later",
        "504, Later"
    })
    void eachStatusHasItsMeaningAndNoneIsFollowedOrRepeated(int status, String meaning) {
        try (Loopback service = Loopback.of(status)) {
            Carried carried = call.post(message(service.address() + "/push/1"));

            assertThat(carried.getClass().getSimpleName()).isEqualTo(meaning);
            assertThat(service.asked).hasSize(1);
            assertThat(service.asked.getFirst().path()).isEqualTo("/push/1");
            assertThat(new String(service.asked.getFirst().body(), US_ASCII)).isEqualTo("sealed");
        }
    }

    @Test
    void whoListensToNobodyIsAskedLater() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(call.post(message("http://127.0.0.1:" + free + "/push/1"))).isInstanceOf(Carried.Later.class);
    }

    @Test
    void whoSpeaksNoTlsWasToldNothing() throws Exception {
        try (Peer peer = new Peer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            Carried carried = call.post(message("https://127.0.0.1:" + peer.port() + "/push/1"));

            assertThat(carried).isNotInstanceOf(Carried.Taken.class);
            assertThat(peer.heard()).doesNotContain("sealed", "POST");
        }
    }

    @Test
    void whoHangsUpWithoutAWordMayHaveTakenItAndIsNotAskedAgain() throws Exception {
        try (Peer peer = new Peer("")) {
            assertThat(call.post(message(peer.address()))).isInstanceOf(Carried.Unknown.class);
            assertThat(peer.heard()).contains("sealed");
            assertThat(peer.calls()).isEqualTo(1);
        }
    }

    @Test
    void whoAnswersNonsenseMayHaveTakenIt() throws Exception {
        try (Peer peer = new Peer("+OK taken\r\n\r\n")) {
            assertThat(call.post(message(peer.address()))).isInstanceOf(Carried.Unknown.class);
        }
    }

    @Test
    void whoNeverAnswersIsNotWaitedForAndMayHaveTakenIt() {
        CountDownLatch end = new CountDownLatch(1);
        PushCall hasty = new PushCall(Duration.ofSeconds(2), Duration.ofMillis(200));
        try (Loopback service = new Loopback((_, _) -> await(end))) {
            assertThat(hasty.post(message(service.address()))).isInstanceOf(Carried.Unknown.class);
            end.countDown();
        }
    }

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() {
        CountDownLatch end = new CountDownLatch(1);
        try (Loopback service = new Loopback((exchange, _) -> {
            exchange.sendResponseHeaders(201, 1_000_000_000_000L);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            await(end);
        })) {
            assertThat(call.post(message(service.address()))).isInstanceOf(Carried.Taken.class);
            end.countDown();
        }
    }

    @Test
    void whyNamesNobodysAddress() {
        try (Loopback service = Loopback.of(410)) {
            Carried carried = call.post(message(service.address() + "/push/secret"));

            assertThat(carried).isEqualTo(new Carried.Gone("The push service answered 410."));
        }
    }

    private static HttpRequest message(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("TTL", "60")
                .POST(BodyPublishers.ofString("sealed"))
                .build();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A socket that hears what is sent until the word "sealed" or the first line of something else, says this, and hangs up. */
    private static final class Peer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final AtomicReference<String> heard = new AtomicReference<>("");
        private final AtomicInteger calls = new AtomicInteger();

        Peer(String answer) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket caller = socket.accept()) {
                        calls.incrementAndGet();
                        InputStream in = caller.getInputStream();
                        byte[] some = new byte[4_096];
                        for (int read = in.read(some); read > 0; read = in.read(some)) {
                            String more = new String(some, 0, read, US_ASCII);
                            heard.updateAndGet(before -> before + more);
                            if (some[0] == 0x16 || heard.get().contains("sealed")) {
                                break;
                            }
                        }
                        caller.getOutputStream().write(answer.getBytes(US_ASCII));
                    } catch (IOException _) {
                        // The test is over, or the caller was hastier.
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        String address() {
            return "http://127.0.0.1:" + port() + "/push/1";
        }

        String heard() {
            return heard.get();
        }

        int calls() {
            return calls.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
