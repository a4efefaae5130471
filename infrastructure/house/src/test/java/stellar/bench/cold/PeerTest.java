package stellar.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The peer does the same work with the same libraries. */
class PeerTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private static String version(Path pom, String property) throws IOException {
        Matcher found = Pattern.compile("<" + property + ">([^<]+)</").matcher(Files.readString(pom));
        assertThat(found.find()).as(property + " in " + pom).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-sdk.version", "jackson.version"})
    void itsVersionsAreOurs(String property) throws IOException {
        assertThat(version(Path.of("bench/spring-ingest/pom.xml"), property))
                .isEqualTo(version(REPOSITORY.resolve("pom.xml"), property));
    }
}
