package stellar.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void withoutWordsTheSettingsAreHereAndTheSetUpPageIsOnThisMachineAlone() {
        assertThat(Arguments.read()).hasValueSatisfying(arguments -> {
            assertThat(arguments.config()).isEqualTo(Path.of("relay.properties"));
            assertThat(arguments.setUp()).isFalse();
            assertThat(arguments.listen().getAddress().isLoopbackAddress()).isTrue();
            assertThat(arguments.listen().getPort()).isEqualTo(8090);
        });
    }

    @Test
    void theWordsComeInAnyOrder() {
        assertThat(Arguments.read("--setup", "--listen", "0.0.0.0:7300", "--config", "a/relay.properties"))
                .isEqualTo(Arguments.read("--config", "a/relay.properties", "--listen", "0.0.0.0:7300", "--setup"))
                .hasValueSatisfying(arguments -> {
                    assertThat(arguments.setUp()).isTrue();
                    assertThat(arguments.config()).isEqualTo(Path.of("a/relay.properties"));
                    assertThat(arguments.listen().getAddress().isAnyLocalAddress())
                            .isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--config",
                "--listen",
                "--listen 8090",
                "--listen relay.lan:1",
                "--listen 999.1.1.1:80",
                "--port 1",
                "x"
            })
    void nonsenseIsNoneOfThem(String words) {
        assertThat(Arguments.read(words.split(" "))).isEmpty();
    }
}
