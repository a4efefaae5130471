package stellar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void everyOptionReachesItsSetting(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("key"), "s3cret\n");

        Settings settings = Arguments.read(List.of(
                "--template",
                "t.yaml",
                "--data",
                "d",
                "--functions",
                "f.jar",
                "--web",
                "w",
                "--port",
                "9000",
                "--bind",
                "0.0.0.0",
                "--dynamodb-lib",
                "l",
                "--dynamodb-endpoint",
                "http://127.0.0.1:1",
                "--seed",
                "s.json",
                "--value",
                "a=b=c",
                "--value",
                "key=@" + secret,
                "--parameter",
                "Stage=beta"));

        assertThat(settings.template).isEqualTo(Path.of("t.yaml"));
        assertThat(settings.data).isEqualTo(Path.of("d"));
        assertThat(settings.functions()).contains(Path.of("f.jar"));
        assertThat(settings.web()).contains(Path.of("w"));
        assertThat(settings.port).isEqualTo(9000);
        assertThat(settings.s3Port).isEqualTo(9001);
        assertThat(settings.host).isEqualTo("0.0.0.0");
        assertThat(settings.dynamoDbLibrary()).contains(Path.of("l"));
        assertThat(settings.dynamoDbEndpoint())
                .hasValueSatisfying(url -> assertThat(url).hasPort(1));
        assertThat(settings.seed()).contains(Path.of("s.json"));
        assertThat(settings.seedValues).isEqualTo(Map.of("a", "b=c", "key", "s3cret"));
        assertThat(settings.parameters).isEqualTo(Map.of("Stage", "beta"));
    }

    @ParameterizedTest
    @CsvSource({
        "--colour red, 'The option --colour is not known.'",
        "--web, 'The option --web needs a value.'",
        "--port 65536, '--port must be a number from 0 to 65535, but is 65536.'",
        "--value key, '--value must be given as NAME=VALUE, but is key.'"
    })
    void whatIsWrongIsSaid(String options, String sentence) {
        assertThatThrownBy(() -> Arguments.read(List.of(options.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
