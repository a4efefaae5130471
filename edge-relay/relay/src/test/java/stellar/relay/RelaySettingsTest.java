package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaySettingsTest {

    @TempDir
    Path folder;

    @Test
    void theExampleIsReadAsItStands() throws IOException {
        Path file = folder.resolve("relay.properties");
        Files.copy(Path.of("relay.properties.example"), file);

        RelaySettings settings = RelaySettings.read(file);

        assertThat(settings.relay()).isEqualTo("my-observatory");
        assertThat(settings.cloud()).hasToString("https://stellar.example");
        assertThat(settings.keyFile()).isEqualTo(folder.resolve("relay.key"));
        assertThat(settings.healthPort()).isEqualTo(8090);
        assertThat(settings.voyagers()).singleElement().satisfies(voyager -> {
            assertThat(voyager.telescope()).isEqualTo("my-telescope");
            assertThat(voyager.windowsImages()).isEqualTo("C:\\Users\\voyager\\Documents\\Voyager\\FITS");
            assertThat(voyager.user()).isEmpty();
        });
    }

    @Test
    void aMissingOrSenselessLineIsNamed() throws IOException {
        String example = Files.readString(Path.of("relay.properties.example"));

        assertThatThrownBy(() -> RelaySettings.read(written(example.replace("cloud.url=", "cloud.uri="))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lacks the line cloud.url=");
        assertThatThrownBy(() -> RelaySettings.read(written(example.replace("=8090", "=80900"))))
                .hasMessageContaining("health.port must be a port");
        assertThatThrownBy(() -> RelaySettings.read(written(example.replace("voyager.1", "voyager.7"))))
                .hasMessageContaining("names no Voyager");
    }

    @Test
    void theImagesCapIsNoneUnlessALineSaysSo() throws IOException {
        String example = Files.readString(Path.of("relay.properties.example"));
        String capped = example.replace("#uplink.images", "uplink.images");

        assertThat(RelaySettings.read(written(example)).imagesKilobytesPerSecond())
                .isEmpty();
        assertThat(RelaySettings.read(written(capped)).imagesKilobytesPerSecond())
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
