package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.contract.Wire;

class AdvanceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    @Test
    void aBatchThatFollowsIsAppliedWhole() {
        assertThat(Advance.of(new Position(7, 40), batch(7, 41, 44))).isEqualTo(new Advance.Rest(batch(7, 41, 44)));
    }

    @Test
    void aBatchSeenBeforeChangesNothing() {
        Position held = new Position(7, 44);

        assertThat(Advance.of(held, batch(7, 41, 44))).isEqualTo(new Advance.Seen(held));
        assertThat(Advance.of(held, batch(7, 30, 40))).isEqualTo(new Advance.Seen(held));
    }

    @Test
    void ofAnOverlappingBatchTheUnseenPartRemains() {
        assertThat(Advance.of(new Position(7, 42), batch(7, 41, 44))).isEqualTo(new Advance.Rest(batch(7, 43, 44)));
    }

    @Test
    void anOverlapMayLeaveARangeWithoutEvents() {
        Batch set = new Batch(1, "r", 7, 41, 44, NOW, List.of(event(41)), List.of());

        assertThat(Advance.of(new Position(7, 41), set))
                .isEqualTo(new Advance.Rest(new Batch(1, "r", 7, 42, 44, NOW, List.of(), List.of())));
    }

    @Test
    void missingEventsAreAGap() {
        Position held = new Position(7, 30);

        assertThat(Advance.of(held, batch(7, 41, 44))).isEqualTo(new Advance.Gap(held));
    }

    @Test
    void aGreaterEpochBeginsWithOneAndASmallerOneIsOver() {
        Position held = new Position(7, 30);

        assertThat(Advance.of(held, batch(8, 1, 2))).isEqualTo(new Advance.Rest(batch(8, 1, 2)));
        assertThat(Advance.of(held, batch(8, 31, 32))).isEqualTo(new Advance.Gap(held));
        assertThat(Advance.of(new Position(0, 0), batch(8, 2, 3))).isEqualTo(new Advance.Gap(new Position(0, 0)));
        assertThat(Advance.of(held, batch(6, 31, 32))).isEqualTo(new Advance.Over(held));
    }

    private static Batch batch(long epoch, long first, long last) {
        return new Batch(
                1,
                "r",
                epoch,
                first,
                last,
                NOW,
                LongStream.rangeClosed(first, last).mapToObj(AdvanceTest::event).toList(),
                List.of());
    }

    private static DurableEvent event(long seq) {
        return new DurableEvent(seq, "t", "signal", NOW, null, Wire.object());
    }
}
