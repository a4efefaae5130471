package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.nights.MixedNights;

/** What holds of every booked night on real parts, whatever goes wrong in it; {@code ./stellar soak nights} plays more of them. */
class MixedNightsTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    /** As many are played each time. */
    private static final int NIGHTS = 4;

    /** As many more each day; the first of them are the soak's. */
    private static final int SEEDS_A_DAY = 100;

    @Test
    void whateverGoesWrongItIsClosedPaidExactlyToldToItsBrowserAndTheTelescopeIsLeftOff(@TempDir Path folder)
            throws Exception {
        List<MixedNights.Played> played = MixedNights.play(REPOSITORY, folder, seeds());
        assertThat(played).hasSizeGreaterThanOrEqualTo(NIGHTS).allSatisfy(night -> assertThat(night.findings())
                .as("%s", night)
                .isEmpty());
    }

    /** Those that once went wrong, and others each day. */
    private static List<Long> seeds() throws IOException {
        try (BufferedReader kept = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MixedNightsTest.class.getResourceAsStream("mixed-nights.txt")),
                StandardCharsets.UTF_8))) {
            List<Long> failed = kept.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            long today = LocalDate.now(ZoneOffset.UTC).toEpochDay() * SEEDS_A_DAY;
            return Stream.concat(
                            failed.stream(),
                            LongStream.range(today, today + NIGHTS).boxed())
                    .limit(Math.clamp(failed.size() + 1L, NIGHTS, MixedNights.AT_ONCE))
                    .toList();
        }
    }
}
