package stellar.relay.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.PairingGrant;
import stellar.relay.RelaySettings;

class ConfigurationTest {

    private static final PairingGrant FIRST = grant("k1", "11");
    private static final PairingGrant SECOND = grant("k2", "22");

    @TempDir
    Path folder;

    @Test
    void theRelayReadsWhatWasWritten() throws IOException {
        write(FIRST, wanted(voyager("demo", "s3cret"), voyager("south", "")), Integer.MAX_VALUE);

        RelaySettings settings = RelaySettings.read(file());
        assertThat(settings.relay()).isEqualTo("demo-relay");
        assertThat(HexFormat.of().formatHex(settings.key())).isEqualTo(FIRST.key());
        assertThat(settings.cloud().url()).hasToString("https://stellar.example");
        assertThat(settings.store()).isEqualTo(folder.resolve("store"));
        assertThat(settings.page()).isEqualTo(RelaySettings.PageAt.loopback(8090));
        assertThat(settings.voyagers()).hasSize(2).first().satisfies(voyager -> {
            assertThat(voyager.windowsImages()).isEqualTo("C:\\Users\\é\\FITS");
            assertThat(voyager.user()).contains("stellar");
            assertThat(RelaySettings.secret(voyager.passwordFile().orElseThrow()))
                    .isEqualTo("s3cret");
        });
    }

    @Test
    void secretsAreTheirOwnersAloneAndNotInTheSettings() throws IOException {
        write(FIRST, wanted(voyager("demo", "s3cret")), Integer.MAX_VALUE);

        assertThat(Files.readString(file())).doesNotContain("s3cret", FIRST.key());
        for (String secret : List.of("relay.key", "voyager-1.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void killedAfterAnyStepOfTheFirstRunThereIsNothingOrAWorkingConfiguration() throws IOException {
        int all = steps(FIRST, wanted(voyager("demo", "s3cret"))).size();
        for (int done = 0; done <= all; done++) {
            empty();
            write(FIRST, wanted(voyager("demo", "s3cret")), done);
            if (Files.exists(file())) {
                assertThat(works("k1", FIRST, "s3cret"))
                        .as("after step " + done)
                        .isTrue();
            }
            // And the next attempt is not in the way of the one that was killed.
            write(SECOND, wanted(voyager("demo", "another")), Integer.MAX_VALUE);
            assertThat(works("k2", SECOND, "another"))
                    .as("anew after step " + done)
                    .isTrue();
        }
        assertThat(all).isGreaterThan(3);
    }

    @Test
    void killedAfterAnyStepOfALaterRunTheOldOrTheNewConfigurationWorks() throws IOException {
        int all = steps(SECOND, wanted(voyager("demo", "new"))).size();
        boolean oldWorked = false;
        for (int done = 0; done <= all; done++) {
            empty();
            write(FIRST, wanted(voyager("demo", "old")), Integer.MAX_VALUE);
            write(SECOND, wanted(voyager("demo", "new")), done);
            boolean old = works("k1", FIRST, "old");
            assertThat(old || works("k2", SECOND, "new"))
                    .as("after step " + done)
                    .isTrue();
            oldWorked |= old;
        }
        assertThat(oldWorked).isTrue();
        assertThat(works("k2", SECOND, "new")).isTrue();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> String.valueOf(each.getFileName())))
                    .as("the old secrets are gone")
                    .containsExactlyInAnyOrder("relay.properties", "relay-2.key", "voyager-1-2.password");
        }
    }

    @Test
    void withoutANewPairingOrPasswordTheOldOnesStay() throws IOException {
        write(FIRST, wanted(voyager("demo", "old")), Integer.MAX_VALUE);

        write(null, wanted(voyager("demo", "")), Integer.MAX_VALUE);

        assertThat(works("k1", FIRST, "old")).isTrue();
    }

    @Test
    void linesThatTheSetUpKnowsNothingOfAreTakenOver() throws IOException {
        write(FIRST, wanted(voyager("demo", ""), voyager("south", "")), Integer.MAX_VALUE);
        Files.writeString(
                file(),
                Files.readString(file())
                        + "log.directory=C:\\\\logs\nuploads.bytes.per.second=500000\nvoyager.1.mac=x\nvoyager.2.mac=y\n");

        write(null, wanted(voyager("demo", "")), Integer.MAX_VALUE);

        assertThat(Present.in(file()).lines())
                .containsEntry("log.directory", "C:\\logs")
                .containsEntry("uploads.bytes.per.second", "500000")
                .containsEntry("voyager.1.mac", "x")
                .doesNotContainKeys("voyager.2.mac", "voyager.2.host");
    }

    private boolean works(String keyId, PairingGrant grant, String password) throws IOException {
        RelaySettings settings = RelaySettings.read(file());
        return settings.keyId().equals(keyId)
                && HexFormat.of().formatHex(settings.key()).equals(grant.key())
                && RelaySettings.secret(
                                settings.voyagers().getFirst().passwordFile().orElseThrow())
                        .equals(password);
    }

    private void write(@Nullable PairingGrant grant, Wanted wanted, int atMostSteps) throws IOException {
        List<Configuration.Step> steps = new Configuration(Present.in(file()), grant, wanted, 8090).steps();
        for (Configuration.Step step : steps.subList(0, Math.min(steps.size(), atMostSteps))) {
            step.run();
        }
    }

    private List<Configuration.Step> steps(PairingGrant grant, Wanted wanted) {
        return new Configuration(Present.in(file()), grant, wanted, 8090).steps();
    }

    private void empty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Path file() {
        return folder.resolve("relay.properties");
    }

    private static Wanted wanted(Wanted.Voyager... voyagers) {
        return new Wanted("https://stellar.example", "store", false, List.of(voyagers));
    }

    private static Wanted.Voyager voyager(String telescope, String password) {
        return new Wanted.Voyager(telescope, "10.0.0.5", 5950, "stellar", password, "C:\\Users\\é\\FITS", "/mnt/fits");
    }

    private static PairingGrant grant(String keyId, String digits) {
        return new PairingGrant("demo-relay", keyId, digits.repeat(32), List.of("demo", "south"));
    }
}
