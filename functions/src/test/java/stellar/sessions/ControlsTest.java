package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.bookings.State;
import stellar.charges.MinuteClass;
import stellar.contract.Command;
import stellar.controls.ByHand;

/** What comes of a session that persons pause, resume, end and take over, on the real tables. */
class ControlsTest extends ControlledNight {

    ControlsTest() throws Exception {
        // Each test has a night of its own.
    }

    @Test
    void aPauseSwitchesTheTargetOffAndResumingSwitchesItOn() {
        startedAndAt(5);
        ObjectNode paused = ByHand.read(hand.byUser(ByHand.wish("pause")), 202);
        assertThat(paused.path("state").asText()).isEqualTo("done");
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        settle();
        assertThat(statuses()).containsExactly(0, 1);

        at(40);
        ByHand.read(hand.byUser(ByHand.wish("resume")), 202);
        settle();
        assertThat(statuses()).containsExactly(0, 1, 0);
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(played.rows.changes(played.booking))
                .extracting(change -> change.transition() + " " + change.actor().kind())
                .endsWith("PAUSE USER", "RESUME STELLAR");
        assertThat(story()).endsWith("started", "paused", "resumed");
    }

    @Test
    void whoPausesAndForgetsPaysUntilTheSlotsEndAndItEndsByItself() {
        startedAndAt(30);
        hand.byUser(ByHand.wish("pause"));
        settle();
        untilTheEnd();

        assertThat(played.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(statuses()).containsExactly(0, 1);
        Map<MinuteClass, Integer> minutes = minutes();
        assertThat(minutes).containsEntry(MinuteClass.USER_PAUSE, 90).containsEntry(MinuteClass.EXPOSING, 30);
        // 120 of 120 minutes of two hours at 40 credits.
        assertThat(charge().charge().chargedCents()).isEqualTo(8_000);
    }

    @Test
    void cloudyMinutesOfAPauseAreNobodysToPay() {
        startedAndAt(30);
        hand.byUser(ByHand.wish("pause"));
        settle();
        for (int minute = 31; minute <= 60; minute++) {
            played.safe(false);
            at(minute);
            look();
        }
        played.safe(true);
        untilTheEnd();

        assertThat(minutes().get(MinuteClass.UNSAFE)).isBetween(28, 46);
        assertThat(statuses()).as("nobody had it go on").containsExactly(0, 1);
        assertThat(charge().charge().chargedCents()).isLessThan(6_200);
    }

    @Test
    void whoAbortsFinishesNowAndPaysForTheRest() {
        startedAndAt(30);
        ByHand.read(hand.byUser(ByHand.wish("abort").put("confirm", true)), 202);
        settle();
        at(34);
        settle();

        assertThat(played.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(statuses()).containsExactly(0, 1);
        assertThat(played.methods()).as("others’ nights go on").doesNotContain("Abort");
        assertThat(minutes()).containsEntry(MinuteClass.GIVEN_UP, 90);
    }

    @Test
    void whoAbortsStopsWhatTheyHadBegunByHand() {
        pausedAt(5);
        ObjectNode focus = ByHand.wish("autofocus");
        hand.byUser(focus);
        take();
        hand.byUser(ByHand.wish("abort").put("confirm", true));

        Command stop = waiting().stream()
                .filter(command -> command.method().equals("RemoteActionAbort"))
                .findFirst()
                .orElseThrow();
        assertThat(stop.params().path("CommandId").asText())
                .isEqualTo(focus.path("id").asText());
    }

    @Test
    void anOperatorWhoTakesOverStopsEverythingAndNobodyPaysFromThen() {
        startedAndAt(30);
        ByHand.read(hand.byOperator(ByHand.wish("abort").put("confirm", true)), 202);
        assertThat(waiting().stream().map(Command::method)).contains("Abort", ON_OFF);
        assertThat(waiting().stream()
                        .filter(command -> command.method().equals("Abort"))
                        .map(command -> command.lease().kind() + " " + command.params()))
                .containsExactly("operator {\"IsHalt\":true}");
        settle();
        at(34);
        settle();

        assertThat(played.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(minutes()).containsEntry(MinuteClass.FAULT, 90).containsEntry(MinuteClass.EXPOSING, 30);
        assertThat(charge().charge().chargedCents()).isEqualTo(2_000);
    }

    @Test
    void anOperatorsHandAtATelescopeAtWorkHasTheSessionWaitAndNobodyPays() {
        startedAndAt(30);
        ByHand.read(hand.byOperator(ByHand.wish("park")), 202);
        assertThat(waiting().stream().map(Command::method)).contains(ON_OFF, "RemoteMountFastCommand");
        settle();
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("paused-by-operator");
        assertThat(refusedUser(ByHand.wish("unpark"))).isEqualTo("paused-by-operator");
        at(60);
        ByHand.read(hand.byOperator(ByHand.wish("resume")), 202);
        settle();
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        workFrom(60, 80);
        hand.byUser(ByHand.wish("abort").put("confirm", true));
        untilTheEnd();

        assertThat(minutes()).containsEntry(MinuteClass.FAULT, 30).containsEntry(MinuteClass.GIVEN_UP, 40);
    }

    @Test
    void aToggleGoesByWhereTheTargetIsAndEachIdOnce() {
        startedAndAt(5);
        ObjectNode first = ByHand.wish("toggle-target");
        assertThat(ByHand.read(hand.byUser(first), 202).path("meant").asText()).isEqualTo("pause");
        settle();
        assertThat(ByHand.read(hand.byUser(first), 202).path("meant").asText()).isEqualTo("pause");
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        assertThat(ByHand.read(hand.byUser(ByHand.wish("toggle-target")), 202)
                        .path("meant")
                        .asText())
                .isEqualTo("resume");
        settle();
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(statuses()).containsExactly(0, 1, 0);
    }

    @Test
    void anOperatorsHandDuringCloudsHasTheSessionWaitForTheOperator() {
        startedAndAt(10);
        played.safe(false);
        at(11);
        settle();
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        ByHand.read(hand.byOperator(ByHand.wish("park")), 202);
        settle();
        ByHand.read(hand.byOperator(ByHand.wish("unpark")), 202);
        played.safe(true);
        for (int minute = 12; minute < 40; minute++) {
            at(minute);
            settle();
        }
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        assertThat(played.rows.changes(played.booking))
                .extracting(change -> change.transition() + " " + change.actor().kind())
                .endsWith("PAUSE STELLAR", "TAKE_OVER OPERATOR");

        ByHand.read(hand.byOperator(ByHand.wish("resume")), 202);
        settle();
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        untilTheEnd();
        assertThat(minutes()).doesNotContainKey(MinuteClass.USER_PAUSE);
    }

    @Test
    void anOperatorMayHaveASessionWaitThatWaitsForTheSkyAlready() {
        startedAndAt(10);
        played.safe(false);
        at(11);
        settle();
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("waits-for-sky");
        ByHand.read(hand.byOperator(ByHand.wish("pause")), 202);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("paused-by-operator");
    }

    @Test
    void aChangedMindHoldsTheResumeBack() {
        pausedAt(5);
        played.safe(false);
        at(21);
        ByHand.read(hand.byUser(ByHand.wish("resume")), 202);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("already-so");
        ByHand.read(hand.byUser(ByHand.wish("pause")), 202);
        played.safe(true);
        for (int minute = 22; minute < 45; minute++) {
            at(minute);
            settle();
        }
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        assertThat(statuses()).containsExactly(0, 1);
    }

    @Test
    void whoResumesUnderCloudsGoesOnOnceItIsSafe() {
        pausedAt(5);
        played.safe(false);
        at(21);
        ByHand.read(hand.byUser(ByHand.wish("resume")), 202);
        settle();
        assertThat(statuses()).containsExactly(0, 1);
        played.safe(true);
        for (int minute = 22; minute < 40; minute++) {
            at(minute);
            settle();
        }
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(statuses()).containsExactly(0, 1, 0);
    }
}
