package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stellar.house.UnpackedPackage.only;
import static stellar.house.UnpackedPackage.run;
import static stellar.house.UnpackedPackage.succeeds;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import stellar.house.UnpackedPackage.Said;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;

/** The package that an operator unpacks: made once for this machine, installed below a folder, run with nothing of ours. */
@EnabledOnOs(OS.LINUX)
class PackageTest {
    private static final String INSTALLED = "opt/stellar-relay/current";
    private static final String STATE = "var/lib/stellar-relay";

    @TempDir
    static Path made;

    @TempDir
    Path prefix;

    private static UnpackedPackage unpacked = new UnpackedPackage(Path.of(""));

    @BeforeAll
    static void make() throws Exception {
        Said said = UnpackedPackage.make(made);
        assertThat(said.code()).as(said.words()).isZero();
        unpacked = UnpackedPackage.in(made);
        // Each install below would make it again.
        succeeds(unpacked.file("runtime/bin/java"), "@" + unpacked.file("conf/relay.jvm.options"), "-Xshare:dump");
    }

    @BeforeEach
    void install() throws Exception {
        succeeds(unpacked.file("install.sh"), "--prefix", prefix);
    }

    @Test
    void itRunsWithAnEmptyEnvironmentOnItsOwnRuntimeAndHearsVoyager() throws Exception {
        int port = freePort();
        try (SimulatedVoyager voyager = SimulatedVoyager.start(
                new SimulatorSettings(Files.createDirectory(prefix.resolve("frames"))),
                Clock.systemUTC(),
                sentence -> {})) {
            configure(port, voyager.port());
            Process relay = start(INSTALLED + "/bin/stellar-relay");
            try {
                await().atMost(Duration.ofSeconds(30))
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .failFast(() -> assertThat(relay.isAlive())
                                .as(Files.readString(prefix.resolve("relay.log")))
                                .isTrue())
                        .until(() -> health(port).contains("\"connected\":true"));

                assertThat(health(port)).contains("\"version\":\"" + unpacked.release("VERSION") + "\"");
                assertThat(relay.info().command().orElseThrow())
                        .isEqualTo(prefix.toRealPath()
                                .resolve(INSTALLED)
                                .toRealPath()
                                .resolve("runtime/bin/java")
                                .toString());
            } finally {
                relay.destroy();
                assertThat(relay.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(prefix.resolve(STATE + "/store/relay.db")).exists();
        }
    }

    @Test
    void installingAgainKeepsWhatIsTheOperatorsAndClosesItToOthers() throws Exception {
        Path key = Files.writeString(prefix.resolve(STATE + "/relay.key"), "secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Path settings = Files.writeString(prefix.resolve(STATE + "/relay.properties"), "relay.id=mine");

        succeeds(unpacked.file("install.sh"), "--prefix", prefix);

        assertThat(settings).hasContent("relay.id=mine");
        assertThat(key).hasContent("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(prefix.resolve(STATE))))
                .isEqualTo("rwx------");
    }

    @Test
    void aStoreOfANewerRelayIsRefusedAndTheInstalledProgramStays() throws Exception {
        Path store = Files.createDirectory(prefix.resolve(STATE + "/elsewhere"));
        Files.writeString(prefix.resolve(STATE + "/relay.properties"), "store.directory=elsewhere\n");
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("relay.db"));
                var statement = database.createStatement()) {
            statement.execute("PRAGMA user_version = 70000");
        }
        Path mark = Files.createFile(prefix.resolve(INSTALLED).resolve("mark"));

        Said refusal = run(unpacked.file("install.sh"), "--prefix", prefix);

        assertThat(refusal.code()).isEqualTo(1);
        assertThat(refusal.words())
                .contains(store.toString(), "version 70000", "knows " + unpacked.release("STORE_VERSION"));
        assertThat(mark).exists();
    }

    @Test
    void removingItKeepsWhatIsTheOperatorsUnlessThatIsToGoToo() throws Exception {
        succeeds(prefix.resolve(INSTALLED).resolve("uninstall.sh"), "--prefix", prefix);

        assertThat(prefix.resolve("opt/stellar-relay")).doesNotExist();
        assertThat(prefix.resolve("etc/systemd/system/stellar-relay.service")).doesNotExist();
        assertThat(prefix.resolve(STATE)).isDirectory();

        succeeds(unpacked.file("uninstall.sh"), "--prefix", prefix, "--purge");

        assertThat(prefix.resolve(STATE)).doesNotExist();
    }

    @Test
    void theServiceStartsWhatWasInstalledAndSystemdUnderstandsIt() throws Exception {
        Path unit = prefix.resolve("etc/systemd/system/stellar-relay.service");
        String text = Files.readString(unit);
        String program = text.lines()
                .filter(line -> line.startsWith("ExecStart="))
                .map(line -> line.substring("ExecStart=/".length()).split(" ", -1)[0])
                .findFirst()
                .orElseThrow();

        assertThat(prefix.resolve(program)).isExecutable();
        assertThat(text).contains(" --config /" + STATE + "/relay.properties\n", "WorkingDirectory=/" + STATE + "\n");
        if (Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
            Files.writeString(unit, text.replace("ExecStart=/", "ExecStart=" + prefix + "/"));
            Said verdict = run("systemd-analyze", "verify", unit);
            assertThat(verdict.words()).isEmpty();
            assertThat(verdict.code()).isZero();
        } else {
            System.err.println("systemd-analyze is not here: what systemd thinks of the unit was not looked at.");
        }
    }

    @Test
    void aPackageForAnotherMachineHasItsLibraryAndSaysThatItBringsNoRuntime(@TempDir Path other) throws Exception {
        String platform = unpacked.release("PLATFORM").equals("linux-x64") ? "linux-arm64" : "linux-x64";
        int machine = platform.equals("linux-arm64") ? 183 : 62; // e_machine of the ELF header, at byte 18

        Said said = UnpackedPackage.make(other, "--platform", platform);

        assertThat(said.words()).contains(platform + ": no JDK 25 for it was named");
        UnpackedPackage itself = UnpackedPackage.in(other);
        assertThat(itself.folder().getFileName().toString()).endsWith(platform + "-noruntime");
        assertThat(itself.file("runtime")).doesNotExist();
        assertThat(Files.readAllBytes(only(itself.file("lib/native"), ""))[18] & 0xff)
                .isEqualTo(machine);
        succeeds("sh", "-c", "cd " + other + " && sha256sum -c SHA256SUMS");
    }

    private void configure(int port, int voyagerPort) throws Exception {
        Path state = prefix.resolve(STATE);
        Files.writeString(state.resolve("relay.key"), "00".repeat(32));
        Files.writeString(
                state.resolve("relay.properties"), """
                relay.id=demo-relay
                relay.key.id=k1
                relay.key.file=relay.key
                cloud.url=http://127.0.0.1:1
                store.directory=store
                health.port=%d
                voyager.1.telescope=demo
                voyager.1.host=127.0.0.1
                voyager.1.port=%d
                voyager.1.images.windows=C:\\\\FITS
                voyager.1.images.local=%s
                """.formatted(port, voyagerPort, prefix.resolve("frames")));
        succeeds(unpacked.file("install.sh"), "--prefix", prefix);
    }

    private Process start(String program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        prefix.resolve(program).toString(),
                        "--config",
                        prefix.resolve(STATE + "/relay.properties").toString())
                .redirectErrorStream(true)
                .redirectOutput(prefix.resolve("relay.log").toFile());
        builder.environment().clear();
        return builder.start();
    }

    private static String health(int port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
