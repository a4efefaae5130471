package stellar.relay.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private final Door door;

    DoorTest() throws IOException {
        door = Door.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new HostNames(Set.of("localhost", "pi", "pi.local")),
                Map.of(
                        "GET /health", asked -> Reply.sentence(200, "well"),
                        "GET /broken",
                                asked -> {
                                    throw new IOException("The secret is a hedgehog.");
                                },
                        "POST /take", asked -> Reply.sentence(200, asked.body().length + " bytes"),
                        "GET /page", PageFiles.page("page.js", "Not without a script."),
                        "GET /page.js", PageFiles.file("page.js")));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "192.168.1.20:8090",
                "localhost",
                "LOCALHOST:8090",
                "pi:8090",
                "pi.local",
                "[::1]:8090"
            })
    void itsOwnNamesAndAddressesInDigitsAreLetIn(String host) throws IOException {
        assertThat(ask("GET", "/health", "Host: " + host + "\r\n", ""))
                .startsWith("HTTP/1.1 200")
                .endsWith("well\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example\r\n",
                "Host: pi.evil.example\r\n",
                "Host: 127.0.0.1.evil.example:8090\r\n",
                "Host: 127.0.0.1\r\nHost: evil.example\r\n",
                "Host: \r\n",
                "Host: <script>\r\n"
            })
    void aStrangersNameForThisAddressIsTurnedAwayBeforeAnythingIsRead(String hosts) throws IOException {
        assertThat(ask("GET", "/health", hosts, ""))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("well", "evil", "<script>");
    }

    @Test
    void whatIsNotOfferedIsNotThereAndNotDone() throws IOException {
        assertThat(local("POST", "/health", "")).startsWith("HTTP/1.1 405");
        assertThat(local("DELETE", "/health", "")).startsWith("HTTP/1.1 405");
        assertThat(local("GET", "/take", "")).startsWith("HTTP/1.1 405");
        assertThat(local("GET", "/health/", "")).startsWith("HTTP/1.1 404");
        assertThat(local("GET", "/../relay.key", "")).startsWith("HTTP/1.1 404");
        assertThat(local("GET", "/%2e%2e/relay.key", "")).startsWith("HTTP/1.1 404");
    }

    @Test
    void aBodyThatIsTooLongIsNotRead() throws IOException {
        assertThat(local("POST", "/take", "x".repeat(Door.MAX_BODY_BYTES))).contains(Door.MAX_BODY_BYTES + " bytes");
        assertThat(local("POST", "/take", "x".repeat(Door.MAX_BODY_BYTES + 1))).startsWith("HTTP/1.1 413");
    }

    @Test
    void whatFailsInsideIsNotToldOutside() throws IOException {
        assertThat(local("GET", "/broken", ""))
                .startsWith("HTTP/1.1 500")
                .doesNotContain("secret", "hedgehog", "Exception");
    }

    @Test
    void everyAnswerForbidsTheBrowserAllButShowingIt() throws IOException {
        for (String path : new String[] {"/health", "/page", "/nothing"}) {
            assertThat(local("GET", path, ""))
                    .contains("default-src 'none'; script-src 'self'; style-src 'self'")
                    .doesNotContain("unsafe")
                    .containsIgnoringCase("X-Content-Type-Options: nosniff")
                    .containsIgnoringCase("X-Frame-Options: DENY")
                    .containsIgnoringCase("Cache-Control: no-store");
        }
        assertThat(local("GET", "/page", "")).doesNotContain("<script>", " onload=", " style=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/page             | Accept-Language: fr-CA,fr;q=0.9,en;q=0.5 | fr",
                "/page             | Accept-Language: de,en;q=0.5,fr;q=0.4    | en",
                "/page             | Accept-Language: ja                      | en",
                "/page             | Accept-Language: ;;;=q                   | en",
                "/page             | X-Nothing: said                          | en",
                "/page?lang=fr     | Accept-Language: en                      | fr",
                "/page?lang=%22%3E | Accept-Language: fr                      | fr"
            })
    void thePageIsInTheLanguageAskedForElseTheBrowsers(String path, String header, String language) throws IOException {
        assertThat(ask("GET", path, "Host: localhost\r\n" + header + "\r\n", ""))
                .contains("<html lang=\"" + language + "\">");
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> Door.open(door.address(), new HostNames(Set.of()), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("page.listen")
                .hasMessageContaining(":" + door.address().getPort());
    }

    private String local(String method, String path, String body) throws IOException {
        return ask(method, path, "Host: localhost\r\n", body);
    }

    /** Without a client's help: what is sent here no well-behaved client would send. */
    private String ask(String method, String path, String headers, String body) throws IOException {
        try (Socket socket =
                new Socket(door.address().getAddress(), door.address().getPort())) {
            socket.setSoTimeout(10_000);
            String request = method + " " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                answer.append((char) c);
            }
            return answer.toString();
        }
    }
}
