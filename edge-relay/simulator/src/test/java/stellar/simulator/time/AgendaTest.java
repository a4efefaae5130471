package stellar.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Instant START = Instant.parse("2026-03-20T22:00:00Z");

    private final Agenda agenda = Agenda.turnedByHand(START);
    private final List<String> kept = new ArrayList<>();

    @Test
    void appointmentsAreKeptInOrderEachAtItsInstant() {
        agenda.act(() -> {
            agenda.in(Duration.ofSeconds(3), () -> note("three"));
            agenda.in(Duration.ofSeconds(1), () -> note("one"));
            agenda.in(Duration.ofSeconds(1), () -> note("one again"));
        });
        agenda.advance(Duration.ofSeconds(2));
        assertThat(kept).containsExactly("one at 1", "one again at 1");
        agenda.advance(Duration.ofSeconds(2));
        assertThat(kept).last().isEqualTo("three at 3");
        assertThat(agenda.now()).isEqualTo(START.plusSeconds(4));
    }

    @Test
    void whatIsMadeDuringAnAdvanceAndFallsIntoItIsKeptToo() {
        agenda.act(
                () -> agenda.in(Duration.ofSeconds(1), () -> agenda.in(Duration.ofSeconds(1), () -> note("second"))));
        agenda.advance(Duration.ofSeconds(5));
        assertThat(kept).containsExactly("second at 2");
    }

    @Test
    void aCancelledAppointmentIsNotKept() {
        agenda.act(() -> agenda.in(Duration.ofSeconds(1), () -> note("never")).cancel());
        agenda.advance(Duration.ofSeconds(5));
        assertThat(kept).isEmpty();
    }

    @Test
    void aRepeatedAppointmentKeepsItsRhythmUntilCancelledInsideItself() {
        agenda.act(() -> {
            var self = new Appointment[1];
            self[0] = agenda.every(Duration.ofSeconds(2), () -> {
                note("round");
                if (kept.size() == 3) {
                    self[0].cancel();
                }
            });
        });
        agenda.advance(Duration.ofSeconds(100));
        assertThat(kept).containsExactly("round at 2", "round at 4", "round at 6");
    }

    @Test
    void inRealTimeAppointmentsAreKeptWithoutAnybodyAsking() throws InterruptedException {
        var done = new CountDownLatch(2);
        try (Agenda real = Agenda.realTime(Clock.systemUTC(), mishap -> {})) {
            real.act(() -> {
                real.in(Duration.ofMillis(5), () -> {
                    throw new IllegalStateException("one mishap does not stop the rest");
                });
                real.in(Duration.ofMillis(10), done::countDown);
                real.every(Duration.ofMillis(20), done::countDown);
            });
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anErrandPausesWhileTheAgendaGoesOn() {
        agenda.act(() -> {
            Errand.begin(agenda, "walk", () -> {
                note("leaves");
                Errand.current().pause(Duration.ofSeconds(10));
                note("arrives");
            });
            agenda.in(Duration.ofSeconds(5), () -> note("meanwhile"));
        });
        agenda.advance(Duration.ofSeconds(20));
        assertThat(kept).containsExactly("leaves at 0", "meanwhile at 5", "arrives at 10");
    }

    @Test
    void anAbortedErrandHasTidiedUpWhenAbortReturnsAndNeverGoesOn() {
        Errand errand = agenda.ask(() -> Errand.begin(agenda, "walk", () -> {
            try {
                Errand.current().pause(Duration.ofSeconds(10));
                note("arrives");
            } finally {
                note("tidies up");
            }
        }));
        agenda.advance(Duration.ofSeconds(3));
        agenda.act(errand::abort);
        assertThat(kept).containsExactly("tidies up at 3");
        assertThat(errand.isUnderWay()).isFalse();
        agenda.advance(Duration.ofSeconds(60));
        assertThat(kept).hasSize(1);
    }

    @Test
    void anErrandMayBeginAnother() {
        agenda.act(() -> Errand.begin(agenda, "outer", () -> {
            Errand.begin(agenda, "inner", () -> {
                Errand.current().pause(Duration.ofSeconds(1));
                note("inner");
            });
            Errand.current().pause(Duration.ofSeconds(2));
            note("outer");
        }));
        agenda.advance(Duration.ofSeconds(5));
        assertThat(kept).containsExactly("inner at 1", "outer at 2");
    }

    @Test
    void anErrandThatFailsTellsWhoeverLetItRun() {
        assertThatThrownBy(() -> agenda.act(() -> Errand.begin(agenda, "walk", () -> {
                    throw new IllegalArgumentException("stumbled");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("walk")
                .hasMessageContaining("stumbled");
    }

    @Test
    void onlyAnErrandMayPause() {
        assertThatThrownBy(Errand::current).hasMessage("Only an errand may take night time.");
    }

    private void note(String what) {
        kept.add(what + " at " + Duration.between(START, agenda.now()).toSeconds());
    }
}
