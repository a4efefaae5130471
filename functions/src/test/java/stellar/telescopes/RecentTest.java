package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;
import stellar.telescopes.Recent.Judgement;

class RecentTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T22:00:00Z");
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Recent recent = new Recent();

    private static LatestEvent told(int second, String parsed) throws IOException {
        return told("demo", second, parsed);
    }

    private static LatestEvent told(String telescope, int second, String parsed) throws IOException {
        return new LatestEvent(
                telescope,
                "controlData",
                BEGIN.plusSeconds(second),
                Wire.readObject("{\"parsed\": " + parsed + ", \"raw\": {\"N\": \"" + second + "\"}}"));
    }

    private Judgement take(LatestEvent latest) {
        Judgement judgement = recent.judge(latest, TEN_SECONDS);
        if (judgement == Judgement.TO_WRITE) {
            recent.written(latest);
        }
        return judgement;
    }

    @Test
    void theFirstIsWritten() throws IOException {
        assertThat(take(told(0, "{\"status\": \"RUN\"}"))).isEqualTo(Judgement.TO_WRITE);
    }

    @Test
    void whereOnlyNumbersMovedNothingIsWrittenForAWhile() throws IOException {
        take(told(0, "{\"status\": \"RUN\", \"time\": \"22:00:00\", \"guiding\": {\"ra\": 0.4, \"last\": [1, 2]}}"));
        for (int second = 2; second < 10; second += 2) {
            assertThat(take(told(
                            second,
                            "{\"status\": \"RUN\", \"time\": \"22:00:0%d\", \"guiding\": {\"ra\": 0.%d, \"last\": [1, %d]}}"
                                    .formatted(second, second, second))))
                    .isEqualTo(Judgement.MERELY_NEWER);
        }
        assertThat(take(told(10, "{\"status\": \"RUN\", \"guiding\": {\"ra\": 0.4, \"last\": [1, 2]}}")))
                .isEqualTo(Judgement.TO_WRITE);
    }

    @Test
    void anotherWordOrAValueThatIsThereOrNotIsWrittenAtOnce() throws IOException {
        take(told(0, "{\"parked\": false}"));
        assertThat(take(told(2, "{\"parked\": true}"))).isEqualTo(Judgement.TO_WRITE);
        assertThat(take(told(4, "{\"parked\": true, \"filter\": \"Ha\"}"))).isEqualTo(Judgement.TO_WRITE);
        assertThat(take(told(6, "{\"parked\": true, \"filter\": null}"))).isEqualTo(Judgement.TO_WRITE);
    }

    @Test
    void whatIsAsOldOrOlderIsOld() throws IOException {
        take(told(4, "{}"));
        take(told(6, "{}"));
        assertThat(take(told(6, "{}"))).isEqualTo(Judgement.OLD);
        assertThat(take(told(5, "{\"parked\": true}"))).isEqualTo(Judgement.OLD);
    }

    @Test
    void theNewestIsKnownWhetherItWasWrittenOrNot() throws IOException {
        take(told(0, "{\"x\": 1}"));
        LatestEvent newest = told(2, "{\"x\": 2}");
        take(newest);
        assertThat(recent.newest("demo", "controlData")).contains(newest);
        assertThat(recent.newest("other", "controlData")).isEmpty();
    }

    @Test
    void theLongestSilentAreForgottenAndWrittenOnceMore() throws IOException {
        take(told("first", 0, "{}"));
        for (int i = 0; i < 2_000; i++) {
            take(told("telescope-" + i, 0, "{}"));
        }
        assertThat(recent.newest("first", "controlData")).isEmpty();
        assertThat(take(told("first", 2, "{}"))).isEqualTo(Judgement.TO_WRITE);
    }
}
