package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import stellar.bookings.State;
import stellar.bookings.Transition;
import stellar.cloud.Language;
import stellar.contract.Command;

/** How a plan gets into the telescope's schedule, as the rules decide it. */
class PreparingTest {

    /** Noon of 22 November in Paris. */
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

    private static final String SET = RoboTarget.guid(Stage.BOOKING, "set");
    private static final String TARGET = RoboTarget.guid(Stage.BOOKING, "target");

    @Test
    void itBeginsAtNoonOfTheDayBeforeAsClocksAtTheSiteShowIt() {
        Stage stage = new Stage();
        stage.look();
        assertThat(stage.session.nextLook()).isEqualTo(NOON);
        stage.now = NOON.minusSeconds(1);
        stage.look();
        assertThat(stage.state).isEqualTo(State.CONFIRMED);
        stage.now = NOON;
        stage.look();
        assertThat(stage.state).isEqualTo(State.PREPARING);
        assertThat(stage.methods)
                .containsExactlyInAnyOrder(
                        "RoboTargetListBaseSequences", "RoboTargetGetSet", "RoboTargetGetTarget", "RoboTargetGetShot");
    }

    @Test
    void whatIsNotThereIsPutInOrderUnderTheBookingsNameWithTheTargetOff() {
        Stage stage = new Stage();
        stage.now = NOON;
        stage.look();
        stage.answer(
                "RoboTargetListBaseSequences",
                "done",
                "",
                "{\"list\":[{\"guid\":\"seq-1\",\"name\":\"Usual\",\"profilename\":\"Wide.v2y\"}]}");
        stage.answerAll();

        assertThat(stage.methods.subList(4, 8))
                .containsExactly("RoboTargetAddSet", "RoboTargetAddTarget", "RoboTargetAddShot", "RoboTargetAddShot");
        JsonNode set = params(stage, "RoboTargetAddSet");
        assertThat(set.path("Name").asText()).isEqualTo("User_user-7_Booking_" + Stage.BOOKING);
        assertThat(set.path("Tag").asText()).isEqualTo("stellar_booking_" + Stage.BOOKING);
        assertThat(set.path("ProfileName").asText()).isEqualTo("Wide.v2y");
        JsonNode target = params(stage, "RoboTargetAddTarget");
        assertThat(target.path("RefGuidSet").asText())
                .isEqualTo(set.path("Guid").asText());
        assertThat(target.path("RefGuidBaseSequence").asText()).isEqualTo("seq-1");
        assertThat(target.path("Status").asInt()).as("inactive").isEqualTo(1);
        assertThat(target.path("RAJ2000").asDouble()).isEqualTo(0.712);
        assertThat(stage.state).isEqualTo(State.READY);
        assertThat(stage.taken).containsExactly(Transition.PREPARE, Transition.PREPARED);
        assertThat(stage.session.nextLook()).isEqualTo(Stage.FROM.minus(Rules.REMINDER));
    }

    @Test
    void whatIsThereIsBroughtUpToDateAndNotMadeTwiceAndWhatIsTooMuchIsTakenOut() {
        Stage stage = new Stage();
        stage.now = NOON;
        stage.look();
        stage.answer(
                "RoboTargetGetSet",
                "done",
                "",
                "{\"list\":[{\"id\":\"" + SET.toUpperCase(java.util.Locale.ROOT) + "\"}]}");
        stage.answer("RoboTargetGetTarget", "done", "", "{\"list\":[{\"GuidTarget\":\"" + TARGET + "\"}]}");
        stage.answer(
                "RoboTargetGetShot",
                "done",
                "",
                "{\"list\":[{\"GuidShot\":\"" + RoboTarget.shot(Stage.BOOKING, 1) + "\"},{\"GuidShot\":\""
                        + RoboTarget.shot(Stage.BOOKING, 3) + "\"}]}");
        stage.answerAll();

        assertThat(stage.methods.subList(4, stage.methods.size()))
                .containsExactly(
                        "RoboTargetUpdateSet",
                        "RoboTargetUpdateTarget",
                        "RoboTargetAddShot",
                        "RoboTargetUpdateShot",
                        "RoboTargetRemoveShot");
    }

    @Test
    void aTargetWaitsForItsSetAndShotsForTheirTargetEightAtOnce() {
        Stage stage = new Stage();
        stage.plan = Stage.plan(20, 1);
        stage.now = NOON;
        stage.look();
        for (String question : List.copyOf(stage.methods)) {
            stage.answer(question, "done", "", "{\"list\":[]}");
        }
        assertThat(methodsUnderWay(stage)).containsExactly("RoboTargetAddSet");
        stage.answer("RoboTargetAddSet", "done", "", "{}");
        assertThat(methodsUnderWay(stage)).containsExactly("RoboTargetAddTarget");
        stage.answer("RoboTargetAddTarget", "done", "", "{}");
        assertThat(methodsUnderWay(stage)).hasSize(8).containsOnly("RoboTargetAddShot");
        stage.answerAll();
        assertThat(stage.methods.stream().filter("RoboTargetAddShot"::equals)).hasSize(20);
        assertThat(stage.state).isEqualTo(State.READY);
    }

    @Test
    void aFailureIsToldWithItsReasonAndTriedAgainFromTheQuestionsAfterGrowingPauses() {
        Stage stage = new Stage();
        stage.now = NOON;
        stage.look();
        int seen = stage.sent.size();
        for (long minutes : List.of(2, 4, 8, 16, 30, 30)) {
            stage.answer("RoboTargetGetSet", "refused", "Voyager is not connected; the command was not sent.", "{}");
            Waiting waiting = Objects.requireNonNull(stage.session.waiting());
            assertThat(waiting.hindrance()).isEqualTo(Hindrance.NOT_PREPARED);
            assertThat(waiting.in(Language.ENGLISH, Stage.PARIS)).contains("Voyager is not connected");
            assertThat(stage.session.nextLook()).isEqualTo(stage.now.plus(Duration.ofMinutes(minutes)));
            stage.after(Duration.ofMinutes(minutes));
            assertThat(stage.sent).as("each round asks under new numbers").hasSize(seen += 4);
        }
        stage.answerAll();
        assertThat(stage.state).isEqualTo(State.READY);
        assertThat(stage.session.waiting()).isNull();
        assertThat(stage.session.story()).extracting(Told::what).containsExactly("waits", "prepared");
    }

    @Test
    void aCommandThatNoRelayTookIsGivenUpAfterItsDeadline() {
        Stage stage = new Stage();
        stage.now = NOON;
        stage.look();
        stage.after(Duration.ofMinutes(2));
        assertThat(stage.session.waiting()).isNull();
        stage.after(Duration.ofMinutes(1));
        assertThat(Objects.requireNonNull(stage.session.waiting()).hindrance()).isEqualTo(Hindrance.NOT_PREPARED);
    }

    @Test
    void whileTheRelayIsAwayNothingIsAskedAndItGoesOnWhenItIsBack() {
        Stage stage = new Stage();
        stage.now = NOON;
        stage.isTalking = false;
        stage.look();
        assertThat(stage.sent).isEmpty();
        assertThat(Objects.requireNonNull(stage.session.waiting()).hindrance()).isEqualTo(Hindrance.RELAY_AWAY);
        stage.isTalking = true;
        stage.after(Duration.ofMinutes(5)).answerAll();
        assertThat(stage.state).isEqualTo(State.READY);
    }

    @Test
    void aPlanThatIsChangedWhenItIsReadyIsPreparedAgain() {
        Stage stage = Stage.ready();
        stage.plan = Stage.plan(1, 7);
        stage.look();
        assertThat(stage.state).isEqualTo(State.PREPARING);
        stage.answerAll();
        assertThat(stage.state).isEqualTo(State.READY);
        assertThat(stage.session.prepared()).isEqualTo(Preparing.mark(stage.booking()));
        assertThat(stage.taken)
                .containsExactly(Transition.PREPARE, Transition.PREPARED, Transition.PREPARE, Transition.PREPARED);
    }

    @Test
    void aPlanThatIsChangedInTheMiddleIsBegunAnew() {
        Stage stage = new Stage();
        stage.now = NOON;
        stage.look();
        stage.plan = Stage.plan(1, 7);
        stage.look();
        assertThat(stage.sent).hasSize(8);
        stage.answerAll();
        assertThat(stage.state).isEqualTo(State.READY);
        assertThat(stage.methods.stream().filter("RoboTargetAddShot"::equals)).hasSize(1);
    }

    @Test
    void aFilterThatTheTelescopeLostIsSaidAndNothingIsAsked() {
        Stage stage = new Stage();
        ((com.fasterxml.jackson.databind.node.ObjectNode)
                        stage.plan.path("shots").path(0))
                .put("filter", "OIII");
        stage.now = NOON;
        stage.look();
        assertThat(stage.sent).isEmpty();
        assertThat(Objects.requireNonNull(stage.session.waiting()).what()).contains("plan");
    }

    @Test
    void aBookingThatIsGivenUpLeavesNothingInTheSchedule() {
        Stage stage = Stage.ready();
        stage.state = State.CANCELLED;
        stage.look();
        assertThat(stage.methods.getLast()).isEqualTo("RoboTargetRemoveSet");
        stage.answerAll();
        assertThat(stage.session.isClosed()).isTrue();

        Stage unprepared = new Stage();
        unprepared.state = State.CANCELLED;
        unprepared.look();
        assertThat(unprepared.sent).isEmpty();
        assertThat(unprepared.session.isClosed()).isTrue();
    }

    private static List<String> methodsUnderWay(Stage stage) {
        return stage.open().stream()
                .map(id -> Objects.requireNonNull(stage.sent.get(id)).method())
                .toList();
    }

    private static JsonNode params(Stage stage, String method) {
        return stage.sent.values().stream()
                .filter(command -> command.method().equals(method))
                .map(Command::params)
                .findFirst()
                .orElseThrow();
    }
}
