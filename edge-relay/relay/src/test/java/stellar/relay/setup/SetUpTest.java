package stellar.relay.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.Wire;
import stellar.relay.RelaySettings;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;
import stellar.simulator.protocol.Login;

/** The set-up page's own side, on real sockets, with a simulated Voyager that asks for a login. */
class SetUpTest {

    private static final String PASSWORD = "p4ss:wörd";

    private final Path folder;
    private final Path config;
    private final PairingCloud cloud = new PairingCloud(Clock.systemUTC());
    private final SimulatedVoyager voyager;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private SetUp setUp;
    private String word;

    SetUpTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.config = folder.resolve("conf/relay.properties");
        Path frames = Files.createDirectories(folder.resolve("frames"));
        voyager = SimulatedVoyager.start(
                new SimulatorSettings(frames).quietNight().login(Login.of("stellar", PASSWORD)),
                Clock.systemUTC(),
                sentence -> {});
        setUp = open();
        word = word();
    }

    @AfterEach
    void close() {
        setUp.close();
        voyager.close();
        cloud.close();
        http.close();
    }

    @Test
    void fromTheWordToSettingsThatWork() throws Exception {
        Files.writeString(folder.resolve("frames/M31.fit"), "");
        ObjectNode reached = post("cloud", "{\"cloud\":\"" + cloud.address() + "\"}");
        assertThat(reached.path("code").asText()).isEqualTo("cloud-there");
        assertThat(reached.at("/facts/behindMillis").asLong()).isBetween(-5_000L, 5_000L);
        assertThat(pair(PairingCloud.CODE).at("/facts/telescopes").toString()).isEqualTo("[\"demo\",\"south\"]");
        assertThat(code("voyager", voyager("demo", PASSWORD))).isEqualTo("voyager-there");
        ObjectNode frames = post("frames", "{\"folder\":\"" + folder.resolve("frames") + "\"}");
        assertThat(frames.path("code").asText()).isEqualTo("folder-readable");
        assertThat(frames.at("/facts/frames").asInt()).isEqualTo(1);
        assertThat(frames.at("/facts/newest").asText()).isEqualTo("M31.fit");
        assertThat(code("store", "{\"folder\":\"store\"}")).startsWith("store-");
        assertThat(code("voyager", voyager("demo", PASSWORD).replace("stellar", "")))
                .as("a login is asked for and none is given")
                .isEqualTo("voyager-wants-login");
        assertThat(config).as("nothing is written before the last step").doesNotExist();

        assertThat(code("finish", wanted(voyager("demo", PASSWORD)))).isEqualTo("done");

        assertThat(setUp.isDone()).isTrue();
        RelaySettings settings = RelaySettings.read(config);
        assertThat(settings.relay()).isEqualTo("demo-relay");
        assertThat(settings.keyId()).isEqualTo("k2");
        assertThat(settings.key()).hasSize(32).containsOnly((byte) 2);
        assertThat(RelaySettings.secret(
                        settings.voyagers().getFirst().passwordFile().orElseThrow()))
                .isEqualTo(PASSWORD);
        assertThat(settings.page().listen().getPort())
                .as("the relay's page is where the set-up page was")
                .isEqualTo(setUp.address().getPort());
    }

    @Test
    void eachThingThatCanBeWrongIsNamedOnTheSpot() throws Exception {
        assertThat(code("cloud", "{\"cloud\":\"http://stellar.example\"}")).isEqualTo("cloud-address");
        assertThat(code("cloud", "{\"cloud\":\"http://127.0.0.1:1\"}")).isEqualTo("cloud-unreachable");
        assertThat(code(
                        "cloud",
                        "{\"cloud\":\"http://127.0.0.1:" + setUp.address().getPort() + "\"}"))
                .isEqualTo("cloud-other");
        assertThat(pair("0000-0000-0000").path("code").asText()).isEqualTo("code-wrong");
        assertThat(code("finish", wanted(voyager("demo", PASSWORD)))).isEqualTo("not-paired");

        ObjectNode refused = post("voyager", voyager("demo", "wrong"));
        assertThat(refused.path("code").asText()).isEqualTo("voyager-away");
        assertThat(refused.at("/facts/reason").asText()).startsWith("Voyager refused the login.");
        ObjectNode away = post("voyager", "{\"host\":\"127.0.0.1\",\"port\":1,\"user\":\"\"}");
        assertThat(away.at("/facts/reason").asText()).isEqualTo("Voyager cannot be reached.");
        assertThat(code("voyager", "{\"host\":\"127.0.0.1\",\"port\":5950,\"user\":\"a:b\"}"))
                .isEqualTo("voyager-address-or-user");
        assertThat(code("voyager", "{\"port\":0}")).isEqualTo("voyager-address-or-user");

        assertThat(code("frames", "{\"folder\":\"" + folder.resolve("none") + "\"}"))
                .isEqualTo("folder-missing");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(code("frames", "{\"folder\":\"" + file + "\"}")).isEqualTo("folder-is-file");
        assertThat(code("store", "{\"folder\":\"" + file + "\"}")).isEqualTo("store-unwritable");
        assertThat(config.getParent()).as("a check leaves nothing").doesNotExist();
    }

    @Test
    void aVoyagerThatAsksForNoLoginIsKnownByItsLiveData() throws Exception {
        try (SimulatedVoyager open = SimulatedVoyager.start(
                new SimulatorSettings(folder.resolve("frames")).quietNight(), Clock.systemUTC(), sentence -> {})) {
            assertThat(code("voyager", "{\"host\":\"127.0.0.1\",\"port\":" + open.port() + "}"))
                    .isEqualTo("voyager-open");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"telescope\":\"demo\"      | \"telescope\":\"another\"          | telescope-missing",
                "\"host\":\"127.0.0.1\"      | \"host\":\"\"                       | voyager-address",
                "\"user\":\"stellar\"        | \"user\":\"a:b\"                    | voyager-user",
                "\"user\":\"stellar\"        | \"user\":\"stellar\\nrelay.id=x\"   | voyager-user",
                "\"windowsImages\":\"C:      | \"windowsImages\":\"\\\\\\\\server  | windows-folder",
                "\"localImages\":\"          | \"localImages\":\"\\u0000           | local-folder",
                "\"store\":\"store\"         | \"store\":\"\"                      | store-missing",
                "\"store\":\"store\"         | \"store\":\"a\\ncloud.url=http://x\" | store-missing",
                "\"voyagers\":[              | \"nobody\":[                        | voyager-count",
                "\"cloud\":\"http://127      | \"cloud\":\"http://128              | cloud-address"
            })
    void whatMakesNoSenseIsNotWritten(String right, String wrong, String code) throws Exception {
        pair(PairingCloud.CODE);
        String wanted = wanted(voyager("demo", PASSWORD));
        assertThat(wanted).contains(right);

        assertThat(code("finish", wanted.replace(right, wrong))).isEqualTo(code);
        assertThat(config).doesNotExist();
        assertThat(setUp.isDone()).isFalse();
    }

    @Test
    void oneTelescopeIsNotGivenToTwoVoyagers() throws Exception {
        pair(PairingCloud.CODE);

        assertThat(code("finish", wanted(voyager("demo", PASSWORD) + "," + voyager("demo", PASSWORD))))
                .isEqualTo("telescope-twice");
    }

    @Test
    void withoutTheWordNothingIsToldAndAfterTenWrongOnesTheRightOneIsOfNoUseEither() throws Exception {
        for (int i = 0; i < SetUpWord.MAX_WRONG; i++) {
            HttpResponse<String> answer = send("state", "{}", "guess " + i, "http://" + host(), "application/json");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("word-wrong").doesNotContain("telescopes", word);
        }

        assertThat(code("state", "{}")).isEqualTo("word-spent");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, application/json",
        "null, application/json",
        "http://localhost.evil.example, application/json",
        "'', application/json",
        "SAME, text/plain",
        "SAME, application/x-www-form-urlencoded"
    })
    void anotherSitesPageCannotUseAWordThatItKnows(String origin, String type) throws Exception {
        HttpResponse<String> answer =
                send("state", "{}", word, origin.equals("SAME") ? "http://" + host() : origin, type);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not-from-here");
    }

    @Test
    void noSecretIsEverShownAgain() throws Exception {
        pair(PairingCloud.CODE);
        code("finish", wanted(voyager("demo", PASSWORD)));
        setUp.close();
        setUp = open();
        String fresh = word();
        assertThat(fresh).isNotEqualTo(word);
        word = fresh;

        ObjectNode state = post("state", "{}");

        assertThat(state.at("/relay").asText()).isEqualTo("demo-relay");
        assertThat(state.at("/voyagers/0/user").asText()).isEqualTo("stellar");
        assertThat(state.at("/voyagers/0/hasPassword").asBoolean()).isTrue();
        assertThat(state.toString()).doesNotContain(PASSWORD, PairingCloud.key(2), word);
        assertThat(code("voyager", voyager("demo", "")))
                .as("with the password that is kept")
                .isEqualTo("voyager-there");
        assertThat(code("finish", wanted(voyager("demo", "")))).isEqualTo("done");
        assertThat(RelaySettings.read(config).keyId()).isEqualTo("k2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"port\":\"x\"}", "nonsense"})
    void aMessageThatCannotBeReadIsRefused(String body) throws Exception {
        assertThat(send("voyager", body, word, "http://" + host(), "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    private SetUp open() throws IOException {
        console.reset();
        return SetUp.open(
                config,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Clock.systemUTC(),
                new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private String word() {
        String said = console.toString(StandardCharsets.UTF_8);
        assertThat(said).containsPattern("The set-up word is [a-z0-9]{26}\n");
        return said.replaceAll("(?s).*The set-up word is ([a-z0-9]{26})\n.*", "$1");
    }

    private ObjectNode pair(String code) throws Exception {
        return post("pair", "{\"cloud\":\"" + cloud.address() + "\",\"code\":\"" + code + "\"}");
    }

    private String voyager(String telescope, String password) {
        return """
                {"telescope":"%s","host":"127.0.0.1","port":%d,"user":"stellar","password":"%s",\
                "windowsImages":"C:\\\\Voyager\\\\FITS","localImages":"%s"}""".formatted(telescope, voyager.port(), password, folder.resolve("frames"));
    }

    private String wanted(String voyagers) {
        return "{\"cloud\":\"" + cloud.address() + "\",\"store\":\"store\",\"network\":false,\"voyagers\":[" + voyagers
                + "]}";
    }

    private String code(String path, String body) throws Exception {
        return post(path, body).path("code").asText();
    }

    private ObjectNode post(String path, String body) throws Exception {
        return Wire.readObject(
                send(path, body, word, "http://" + host(), "application/json").body());
    }

    private HttpResponse<String> send(String path, String body, String shown, String origin, String type)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host() + "/setup/" + path))
                .timeout(Duration.ofSeconds(60))
                .header("content-type", type)
                .header(Guard.HEADER, shown)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!origin.isEmpty()) {
            request.header("origin", origin);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String host() {
        return "127.0.0.1:" + setUp.address().getPort();
    }
}
