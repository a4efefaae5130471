package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import stellar.bookings.State;

/** How a session ends, as the rules decide it. */
class FinishingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void atItsEndTheTargetIsSwitchedOffLateImagesMayComeAndThenItIsSettled() {
        Stage stage = Stage.running(Stage.plan(1, 100));
        for (Instant at = Stage.FROM.plus(Duration.ofMinutes(5)); at.isBefore(Stage.TO); at = at.plusSeconds(300)) {
            stage.until(at);
            stage.frame();
        }
        stage.now = Stage.TO;
        stage.look();
        assertThat(stage.open()).hasSize(1);
        String off = stage.open().getFirst();
        assertThat(Objects.requireNonNull(stage.sent.get(off))
                        .params()
                        .path("Status")
                        .asInt())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(stage.sent.get(off)).lease().until()).isAfter(Stage.TO);
        stage.answerAll();
        assertThat(stage.state).isEqualTo(State.RUNNING);
        assertThat(stage.session.nextLook()).isEqualTo(Stage.TO.plus(Finishing.LATE_IMAGES));
        stage.until(Stage.TO.plus(Finishing.LATE_IMAGES));

        assertThat(stage.state).isEqualTo(State.COMPLETED);
        assertThat(stage.session.isClosed()).isTrue();
        Act.Settle settled = Objects.requireNonNull(stage.settled);
        assertThat(settled.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.cause()).isEqualTo("other-work");
            assertThat(seen.from()).isEqualTo(Stage.FROM);
            assertThat(seen.to()).isEqualTo(Stage.TO);
        });
    }

    @Test
    void aPlanThatIsDoneEndsTheSessionAndTheRestIsSpare() {
        Stage stage = Stage.running();
        for (int frame = 0; frame < 20; frame++) {
            stage.frame();
        }
        stage.after(Duration.ofMinutes(100));
        stage.answerAll();
        stage.until(stage.now.plus(Finishing.LATE_IMAGES));

        assertThat(stage.state).isEqualTo(State.COMPLETED);
        Act.Settle settled = Objects.requireNonNull(stage.settled);
        assertThat(settled.cause()).isEqualTo("plan-done");
        assertThat(settled.seen()).extracting(Seen::cause).containsExactly("other-work", "plan-done");
        assertThat(settled.seen().getLast().from()).isEqualTo(Stage.FROM.plus(Duration.ofMinutes(100)));
        assertThat(settled.seen().getLast().to()).isEqualTo(Stage.TO);
    }

    @Test
    void anAbortOfItsUserSwitchesOffAndTheRestIsGivenUp() {
        Stage stage = Stage.running();
        stage.frame();
        stage.after(Duration.ofMinutes(10));
        stage.session = stage.session.ended(new Ending(Ending.Why.ABORTED_BY_USER, stage.now));
        stage.look().answerAll();
        stage.until(stage.now.plus(Finishing.LATE_IMAGES));

        assertThat(stage.state).isEqualTo(State.COMPLETED);
        assertThat(Objects.requireNonNull(stage.settled).seen())
                .extracting(Seen::cause)
                .contains("ended-by-user");
    }

    @Test
    void withTheRelayAwayFromItsStartToItsEndItIsFinishedWithoutIt() {
        Stage stage = Stage.running();
        stage.isTalking = false;
        stage.until(Stage.FROM.plus(Duration.ofMinutes(10)));
        assertThat(Objects.requireNonNull(stage.session.waiting()).hindrance()).isEqualTo(Hindrance.RELAY_AWAY);
        assertThat(stage.state).isEqualTo(State.RUNNING);
        assertThat(stage.session.mayBeOn()).as("so that the relay finishes it").isTrue();
        while (stage.settled == null && stage.now.isBefore(Stage.TO.plus(Duration.ofHours(1)))) {
            stage.now = Objects.requireNonNull(stage.session.nextLook());
            stage.look();
        }

        assertThat(stage.now).isEqualTo(Stage.TO.plus(Finishing.PATIENCE));
        assertThat(stage.state).isEqualTo(State.FAILED);
        assertThat(Objects.requireNonNull(stage.settled).seen()).allSatisfy(seen -> assertThat(seen.to())
                .as("nothing is known of the time it was away")
                .isBefore(Stage.FROM.plus(Duration.ofMinutes(10))));
    }

    @Test
    void aTargetThatWasLeftOnIsSwitchedOffWhenItsTelescopeIsBackThoughItIsSettled() {
        Stage stage = Stage.running();
        stage.isTalking = false;
        unheard(stage, Stage.TO.plus(Duration.ofHours(2)));
        assertThat(stage.state).isEqualTo(State.FAILED);
        assertThat(stage.session.isClosed()).isFalse();
        int asked = stage.methods.size();

        stage.isTalking = true;
        stage.after(Duration.ofMinutes(5));
        assertThat(stage.methods.subList(asked, stage.methods.size())).containsExactly("RoboTargetSetTargetStatus");
        stage.answerAll();
        stage.after(Duration.ofMinutes(5));
        assertThat(stage.session.isClosed()).isTrue();
        assertThat(stage.methods).hasSize(asked + 1);
    }

    @Test
    void aTargetThatWasLeftOnForGoodIsGivenUpAfterHalfADay() {
        Stage stage = Stage.running();
        stage.isTalking = false;
        unheard(stage, Stage.TO.plus(Duration.ofDays(1)));
        assertThat(stage.session.isClosed()).isTrue();
        assertThat(stage.now).isBetween(Stage.TO.plus(Finishing.LEFT_ON), Stage.TO.plus(Duration.ofHours(13)));
    }

    /** It is looked at when it is due, until this moment or its close, and nobody answers. */
    private static void unheard(Stage stage, Instant moment) {
        while (stage.session.nextLook() != null && stage.session.nextLook().isBefore(moment)) {
            stage.now = stage.session.nextLook();
            stage.look();
        }
    }

    @Test
    void aNightWithoutTheRelayIsMissed() {
        Stage stage = new Stage();
        stage.isTalking = false;
        stage.look().until(Stage.TO);

        assertThat(stage.state).isEqualTo(State.MISSED);
        assertThat(stage.sent).isEmpty();
        assertThat(stage.session.story()).extracting(Told::why).contains("relay-away");
    }

    @Test
    void aTargetThatCannotBeSwitchedOffHasEverythingStopped() {
        Stage stage = Stage.running();
        stage.now = Stage.TO;
        stage.look();
        for (int attempt = 0; attempt < 3; attempt++) {
            stage.answer("RoboTargetSetTargetStatus", "failed", "No.", "{}");
            stage.after(MINUTE);
        }

        assertThat(stage.methods.getLast()).isEqualTo("Abort");
        stage.answerAll();
        stage.until(stage.now.plus(Finishing.LATE_IMAGES));
        assertThat(stage.session.isClosed()).isTrue();
    }
}
