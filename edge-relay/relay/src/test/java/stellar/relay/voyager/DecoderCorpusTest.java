package stellar.relay.voyager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderCorpusTest {

    @ParameterizedTest
    @MethodSource("stellar.relay.voyager.NastyLines#corpus")
    void whatIsKnownToBeNastyIsReadTheSameHoweverItIsCut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 1; length <= 7; length++) {
            NastyLines.assertSound(NastyLines.SMALL, bytes, length);
            NastyLines.assertSound(LineLimits.usual(), bytes, length);
        }
    }
}
