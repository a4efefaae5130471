package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.relay.alone.AloneLimits;
import stellar.relay.uplink.CloudHttp;

class RelaySettingsTest {

    @TempDir
    Path folder;

    @Test
    void theExampleIsReadAsItStands() throws IOException {
        Path file = folder.resolve("relay.properties");
        Files.copy(Path.of("relay.properties.example"), file);

        RelaySettings settings = RelaySettings.read(file);

        assertThat(settings.relay()).isEqualTo("my-observatory");
        assertThat(settings.cloud().url()).hasToString("https://stellar.example");
        assertThat(settings.keyFile()).isEqualTo(folder.resolve("relay.key"));
        assertThat(settings.page()).isEqualTo(RelaySettings.PageAt.loopback(8090));
        assertThat(settings.voyagers()).singleElement().satisfies(voyager -> {
            assertThat(voyager.telescope()).isEqualTo("my-telescope");
            assertThat(voyager.windowsImages()).isEqualTo("C:\\Users\\voyager\\Documents\\Voyager\\FITS");
            assertThat(voyager.user()).isEmpty();
        });
    }

    @Test
    void theVocabularyFileIsOptionalAndBesideTheSettings() throws IOException {
        String example = Files.readString(Path.of("relay.properties.example"));

        assertThat(RelaySettings.read(written(example)).vocabularyFile()).isEmpty();
        assertThat(RelaySettings.read(
                                written(example.replace("#robotarget.vocabulary.file", "robotarget.vocabulary.file")))
                        .vocabularyFile())
                .contains(folder.resolve("robotarget.vocabulary"));
    }

    @Test
    void aMissingOrSenselessLineIsNamed() throws IOException {
        String example = Files.readString(Path.of("relay.properties.example"));

        assertThatThrownBy(() -> RelaySettings.read(written(example.replace("cloud.url=", "cloud.uri="))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lacks the line cloud.url=");
        for (String listen : new String[] {"127.0.0.1:80900", "8090", "relay.lan:8090", "127.0.0.1"}) {
            assertThatThrownBy(() -> RelaySettings.read(written(example.replace("127.0.0.1:8090", listen))))
                    .hasMessageContaining("page.listen must be an address");
        }
        assertThatThrownBy(() -> RelaySettings.read(written(example.replace("voyager.1", "voyager.7"))))
                .hasMessageContaining("names no Voyager");
    }

    @Test
    void theWaitsOfTheRulesAreTheUsualOnesUnlessTheyAreSet() throws IOException {
        String example = Files.readString(Path.of("relay.properties.example"));
        assertThat(RelaySettings.read(written(example)).alone()).isEqualTo(AloneLimits.USUAL);

        AloneLimits set = RelaySettings.read(
                        written(example.replace("#alone.unsafe.after.seconds=45", "alone.unsafe.after.seconds=90")
                                .replace("#alone.link.lost.after.seconds=120", "alone.link.lost.after.seconds=60")))
                .alone();

        assertThat(set.unsafeAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(set.linkLostAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThatThrownBy(() -> RelaySettings.read(written(
                        example.replace("#alone.link.lost.after.seconds=120", "alone.link.lost.after.seconds=0"))))
                .hasMessageContaining("alone.link.lost.after.seconds must be a whole number from 1 to 3600");
    }

    @Test
    void aProxyIsReadWithItsUserAndTheSecretInItsFile() throws IOException {
        Path password = Files.writeString(folder.resolve("proxy.password"), "let me out\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        String example = Files.readString(Path.of("relay.properties.example"));

        assertThat(RelaySettings.read(written(example)).cloud().proxy()).isEmpty();
        assertThat(RelaySettings.read(written(example.replace("#cloud.proxy", "cloud.proxy")))
                        .cloud()
                        .proxy())
                .contains(new CloudHttp.Proxy("proxy.local", 3128, "stellar", "let me out"));
        assertThatThrownBy(() -> RelaySettings.read(written(example + "cloud.proxy=http://proxy\n")))
                .hasMessageContaining("cloud.proxy must be a host and a port like proxy.local:3128");
    }

    @Test
    void theHealthPortOfOlderFilesIsThePageOnThisMachineAlone() throws IOException {
        String example = Files.readString(Path.of("relay.properties.example"));

        assertThat(RelaySettings.read(written(example.replace("page.listen=127.0.0.1:8090", "health.port=7301")))
                        .page())
                .isEqualTo(RelaySettings.PageAt.loopback(7301));
        assertThat(RelaySettings.read(written(example.replace("page.listen=127.0.0.1:8090", "")))
                        .page())
                .isEqualTo(RelaySettings.PageAt.loopback(8090));
        RelaySettings.PageAt open = RelaySettings.read(written(example.replace("127.0.0.1:8090", "0.0.0.0:8090")
                        .replace("#page.names", "page.names")
                        .replace("#log.directory", "log.directory")))
                .page();
        assertThat(open.listen().getAddress().isAnyLocalAddress()).isTrue();
        assertThat(open.names()).containsExactly("relay.observatory.lan");
        assertThat(open.logs()).contains(folder.resolve("logs"));
    }

    @Test
    void theImagesCapIsNoneUnlessALineSaysSo() throws IOException {
        String example = Files.readString(Path.of("relay.properties.example"));
        String capped = example.replace("#uplink.images", "uplink.images");

        assertThat(RelaySettings.read(written(example)).cloud().imagesKilobytesPerSecond())
                .isEmpty();
        assertThat(RelaySettings.read(written(capped)).cloud().imagesKilobytesPerSecond())
                .hasValue(500);
        for (String senseless : new String[] {"7", "0", "-5", "1.5", "fast", "99999999999"}) {
            assertThatThrownBy(() -> RelaySettings.read(written(capped.replace("second=500", "second=" + senseless))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("uplink.images.kilobytes.per.second must be a whole number from 8 to");
        }
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        Path file = written(Files.readString(Path.of("relay.properties.example")));
        Path key = Files.writeString(folder.resolve("relay.key"), "00".repeat(31) + "ff\n");
        RelaySettings settings = RelaySettings.read(file);

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(settings::key).isInstanceOf(IOException.class).hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(settings.key()).hasSize(32).endsWith((byte) 0xff);

        Files.writeString(key, "too short");
        assertThatThrownBy(settings::key).hasMessageContaining("64 hex digits");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("relay.properties"), text);
    }
}
