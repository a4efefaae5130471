package stellar.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Wire;
import stellar.plans.Plan;
import stellar.sessions.Statistics;

/** What is left of three L of 300 s, two Ha of 600 s and one more L of 60 s: 2,160 s in all. */
class WorkTest {

    private static final Duration DOWNLOAD = Duration.ofSeconds(5);

    private static Plan plan() throws IOException {
        var sent = Wire.readObject("""
                {"target": {"name": "M 31", "raJ2000Hours": 0.712, "decJ2000Degrees": 41.27}, "constraints": {}, "shots": [
                 {"filter": "L", "exposureSeconds": 300, "count": 3, "binning": 1},
                 {"filter": "Ha", "exposureSeconds": 600, "count": 2, "binning": 1},
                 {"filter": "L", "exposureSeconds": 60, "count": 1, "binning": 1}]}
                """);
        return ((Plan.Judged.Fit) Plan.of(sent, List.of("L", "Ha"))).plan();
    }

    private static Work work(int frames, Map<String, Integer> byFilter) throws IOException {
        return Work.of(plan(), new Statistics(frames, 0, byFilter, 0, 0, 0, null, ""), DOWNLOAD);
    }

    /** Worked out by hand: what is done is 2,160 s less what is left. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 2160, 6",
        // One L is 300 of 2,160 s: 13.9 %.
        "1, 1, 0, 1860, 5",
        // Three L, and a fourth is the short one at the end.
        "3, 3, 0, 1260, 3",
        "4, 4, 0, 1200, 2",
        // The scheduler took Ha first.
        "2, 0, 2, 960, 4",
        // Two frames of which one preview came: the other counts for the first shot that is left.
        "2, 1, 0, 1560, 4",
        // A test shot's preview is no frame.
        "1, 3, 0, 1860, 5",
        "6, 4, 2, 0, 0"
    })
    void framesCountWhereTheirFilterSays(int frames, int l, int ha, int leftSeconds, int leftFrames)
            throws IOException {
        Work work = work(frames, Map.of("L", l, "Ha", ha));

        assertThat(work.totalSeconds()).isEqualTo(2160);
        assertThat(work.leftSeconds()).isEqualTo(leftSeconds);
        assertThat(work.leftFrames()).isEqualTo(leftFrames);
        assertThat(work.left(0)).isEqualTo(Duration.ofSeconds(leftSeconds + 5L * leftFrames));
    }

    @Test
    void theRunningExposureCountsAsFarAsItIs() throws IOException {
        Work work = work(1, Map.of("L", 1));

        // 300 + 132 of 2,160 s are 20 %; 1,860 − 132 s and five downloads are left.
        assertThat(work.percentage(132)).isEqualTo(20);
        assertThat(work.percentage(131)).isEqualTo(19);
        assertThat(work.left(132)).isEqualTo(Duration.ofSeconds(1728 + 25));
    }

    @Test
    void itIsDoneWithItsLastFrameAndNotBefore() throws IOException {
        assertThat(work(5, Map.of("L", 3, "Ha", 2)).percentage(60)).isEqualTo(99);
        assertThat(work(5, Map.of("L", 3, "Ha", 2)).left(1000)).isEqualTo(DOWNLOAD);
        assertThat(work(6, Map.of("L", 4, "Ha", 2)).percentage(0)).isEqualTo(100);
        assertThat(work(7, Map.of("L", 5, "Ha", 2)).percentage(0)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0        | 00h 00m 00s",
                "12.5125  | 12h 30m 45s",
                "23.99999 | 00h 00m 00s",
                "0.712222 | 00h 42m 44s"
            })
    void hoursAreWrittenInBaseSixty(double hours, String text) {
        assertThat(Sexagesimal.hours(hours)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "41.269167 | +41° 16' 09\"",
                "-0.51     | -00° 30' 36\"",
                "-0.0001   | +00° 00' 00\"",
                "-90       | -90° 00' 00\"",
                "9.99999   | +10° 00' 00\""
            })
    void degreesAreWrittenInBaseSixtyWithTheirSign(double degrees, String text) {
        assertThat(Sexagesimal.degrees(degrees)).isEqualTo(text);
    }
}
