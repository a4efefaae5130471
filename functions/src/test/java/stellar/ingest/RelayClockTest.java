package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;

class RelayClockTest {

    @Test
    void aClockOneHourFastIsPutRightAndVoyagersOwnTimeIsLeft() {
        Batch corrected = RelayClock.corrected(batch("2026-11-21T23:00:05Z"), Instant.parse("2026-11-21T22:00:05Z"));

        assertThat(corrected.events().getFirst().at()).isEqualTo(Instant.parse("2026-11-21T21:00:04Z"));
        assertThat(corrected.events().getFirst().voyagerAt()).isEqualTo(Instant.parse("2026-11-21T22:00:03Z"));
        assertThat(corrected.latest().getFirst().at()).isEqualTo(Instant.parse("2026-11-21T21:00:05Z"));
    }

    @Test
    void aClockThatStoodAt1970IsPutRight() {
        Batch corrected = RelayClock.corrected(batch("1970-01-01T00:00:10Z"), Instant.parse("2026-11-21T22:00:05Z"));

        assertThat(corrected.latest().getFirst().at())
                .isEqualTo(Instant.parse("2026-11-21T22:00:05Z")
                        .plusMillis(Instant.parse("2026-11-21T22:00:05Z").toEpochMilli() - 10_000));
    }

    @Test
    void theWayOfTheRequestIsNoError() {
        Batch batch = batch("2026-11-21T22:00:04.001Z");

        assertThat(RelayClock.corrected(batch, Instant.parse("2026-11-21T22:00:05Z")))
                .isSameAs(batch);
    }

    private static Batch batch(String sentAt) {
        return new Batch(
                1,
                "r",
                7,
                1,
                1,
                Instant.parse(sentAt),
                List.of(new DurableEvent(
                        1,
                        "t",
                        "signal",
                        Instant.parse("2026-11-21T22:00:04Z"),
                        Instant.parse("2026-11-21T22:00:03Z"),
                        Wire.object())),
                List.of(new LatestEvent("t", "weather", Instant.parse("2026-11-21T22:00:05Z"), Wire.object())));
    }
}
