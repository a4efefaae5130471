package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import stellar.bookings.State;
import stellar.bookings.Transition;
import stellar.cloud.Language;

/** What a session that has begun does, as the rules decide it. */
class RunningTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void cloudsPauseItAndAQuarterOfAnHourOfSafeHasItGoOn() {
        Stage stage = Stage.running();
        stage.after(Duration.ofMinutes(4));
        stage.frame();
        stage.unsafe("cloud", "VERY_CLOUDY", stage.now);
        stage.after(MINUTE);

        assertThat(stage.state).isEqualTo(State.PAUSED);
        assertThat(stage.open()).hasSize(1);
        stage.answerAll();
        assertThat(stage.session.mayBeOn()).isFalse();
        stage.now = stage.now.plus(Duration.ofMinutes(10));
        stage.unsafe("cloud", "VERY_CLOUDY", Stage.FROM.plus(Duration.ofMinutes(4)));
        stage.look();
        stage.safe();
        stage.until(stage.now.plus(Duration.ofMinutes(14)));
        assertThat(stage.state).isEqualTo(State.PAUSED);
        stage.until(stage.now.plus(Duration.ofMinutes(2)));
        stage.answerAll();

        assertThat(stage.state).isEqualTo(State.RUNNING);
        assertThat(stage.session.pausedAt()).isNull();
        assertThat(stage.session.mayBeOn()).isTrue();
        assertThat(stage.taken)
                .containsExactly(
                        Transition.PREPARE, Transition.PREPARED, Transition.START, Transition.PAUSE, Transition.RESUME);
        assertThat(stage.session.seen()).extracting(Seen::cause).contains("other-work", "clouds", "safe-again-wait");
    }

    @Test
    void whenNothingFailedAndNoFrameCameForTwoExposuresItIsSwitchedOffAndOnThreeTimesAtMost() {
        Stage stage = Stage.running();
        // Pointing anew takes 280 s, two frames of 300 s with their downloads of 5 s take 610.
        stage.until(Stage.FROM.plusSeconds(890));
        assertThat(stage.session.waiting()).isNull();
        stage.until(Stage.FROM.plus(Duration.ofMinutes(16)));

        Waiting waiting = Objects.requireNonNull(stage.session.waiting());
        assertThat(waiting.hindrance()).isEqualTo(Hindrance.NO_PROGRESS);
        assertThat(waiting.in(Language.ENGLISH, Stage.PARIS))
                .isEqualTo("Nothing is reported as failed, but no image has come since 22:00.");
        stage.until(Stage.FROM.plus(Duration.ofHours(2)));
        assertThat(stage.methods.stream().filter("RoboTargetSetTargetStatus"::equals))
                .hasSize(1 + 2 * Running.MOST_NUDGES);
        assertThat(stage.switches()).containsExactly(0, 1, 0, 1, 0, 1, 0);
        stage.frame();
        stage.after(MINUTE);
        assertThat(stage.session.waiting()).isNull();
        assertThat(stage.session.seen()).extracting(Seen::cause).contains("no-progress");
    }

    @Test
    void afterItsVoyagerWasAwayItHasTwoExposuresAgainToShowAnImage() {
        Stage stage = Stage.running();
        stage.voyagerConnected = false;
        stage.until(Stage.FROM.plus(Duration.ofMinutes(30)));
        assertThat(Objects.requireNonNull(stage.session.waiting()).hindrance()).isEqualTo(Hindrance.VOYAGER_AWAY);
        stage.voyagerConnected = true;
        stage.after(MINUTE);
        stage.until(stage.now.plusSeconds(890));
        assertThat(stage.session.waiting()).isNull();
        assertThat(stage.switches()).containsExactly(0);
        stage.until(stage.now.plus(Duration.ofMinutes(7)));
        assertThat(stage.switches()).containsExactly(0, 1, 0);
    }

    @Test
    void whomAPersonHadWaitStaysSoUntilThePersonOrTheSlotsEnd() {
        Stage stage = Stage.running();
        stage.after(Duration.ofMinutes(10));
        stage.state = State.PAUSED;
        stage.look().until(Stage.TO.minusSeconds(1));
        assertThat(stage.state).isEqualTo(State.PAUSED);
        stage.until(Stage.TO.plus(Finishing.LATE_IMAGES));
        assertThat(stage.state).isEqualTo(State.COMPLETED);
        assertThat(Objects.requireNonNull(stage.settled).seen().getLast().to())
                .isEqualTo(Stage.FROM.plus(Duration.ofMinutes(10)));
    }
}
