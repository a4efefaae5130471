package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.nights.MixedNights;

/** What holds of every booked night on real parts, whatever goes wrong in it; {@code ./stellar soak nights} plays more of them. */
class MixedNightsTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    /** Beside those that once went wrong; always the same, for a build does not fail by chance. The soak plays others. */
    private static final List<Long> SEEDS = List.of(2L, 3L);

    @Test
    void whateverGoesWrongItIsClosedPaidExactlyToldToItsBrowserAndTheTelescopeIsLeftOff(@TempDir Path folder)
            throws Exception {
        List<MixedNights.Played> played = MixedNights.play(REPOSITORY, folder, seeds());
        assertThat(played).hasSizeGreaterThan(SEEDS.size()).allSatisfy(night -> assertThat(night.findings())
                .as("%s", night)
                .isEmpty());
    }

    private static List<Long> seeds() throws IOException {
        try (BufferedReader kept = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MixedNightsTest.class.getResourceAsStream("mixed-nights.txt")),
                StandardCharsets.UTF_8))) {
            Stream<Long> failed = kept.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::valueOf);
            return Stream.concat(failed, SEEDS.stream())
                    .distinct()
                    .limit(MixedNights.AT_ONCE)
                    .toList();
        }
    }
}
