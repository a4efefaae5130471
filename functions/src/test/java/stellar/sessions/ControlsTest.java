package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.bookings.Actor;
import stellar.bookings.ChargeRows;
import stellar.bookings.Settled;
import stellar.bookings.State;
import stellar.charges.MinuteClass;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.Wire;
import stellar.controls.ByHand;

/** Persons control a night by hand, on the real tables. */
class ControlsTest {

    private static final String ON_OFF = "RoboTargetSetTargetStatus";

    private final PlayedNight played;
    private final ByHand hand;
    private final Evidence evidence;

    ControlsTest() throws Exception {
        played = new PlayedNight();
        played.night.giveTo(ByHand.OPERATOR);
        evidence = new Evidence(played.sessions, played.telescopes);
        hand = new ByHand(played.night, played.night.tables, played.sockets, played.book, played.booking, played.user);
    }

    @AfterEach
    void close() {
        played.close();
    }

    @Test
    void aPauseSwitchesTheTargetOffAndResumingSwitchesItOn() {
        startedAndAt(20);
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
        pausedAt(20);
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
        startedAndAt(20);
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
    void aChangedMindHoldsTheResumeBack() {
        pausedAt(20);
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
        pausedAt(20);
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

    @Test
    void whatIsAskedOfTheTelescopeIsACommandOfTheBookingAndItsOutcomeIsTold() {
        pausedAt(20);
        ObjectNode shot = ByHand.wish("test-shot");
        shot.putObject("parameters").put("exposureSeconds", 5.5).put("filter", "Ha");
        assertThat(ByHand.read(hand.byUser(shot), 202).path("state").asText()).isEqualTo("requested");

        Command command = take();
        assertThat(command.id()).isEqualTo(shot.path("id").asText());
        assertThat(command.method()).isEqualTo("RemoteCameraShot");
        assertThat(command.params().path("Expo").asDouble()).isEqualTo(5.5);
        assertThat(command.params().path("FilterIndex").asInt()).isEqualTo(1);
        assertThat(command.params().path("Bin").asInt()).isEqualTo(1);
        assertThat(command.lease()).isEqualTo(new Command.Lease("booking", played.booking, PlayedNight.TO));
        assertThat(ByHand.read(hand.byUser(shot), 202).path("state").asText()).isEqualTo("taken");
        played.tell(command, CommandOutcome.State.FAILED, "Camera not connected");

        JsonNode told = ByHand.read(hand.byUser(shot), 202);
        assertThat(told.path("state").asText()).isEqualTo("failed");
        assertThat(told.path("reason").asText()).isEqualTo("Camera not connected");
        assertThat(waiting()).as("it is not asked again").isEmpty();
    }

    @Test
    void whenNobodyCanTellItSaysSo() {
        pausedAt(20);
        ObjectNode park = ByHand.wish("park");
        hand.byUser(park);
        take();
        played.night.clock.advance(Duration.ofMinutes(7));
        JsonNode told = ByHand.read(hand.byUser(park), 202);
        assertThat(told.path("state").asText()).isEqualTo("unknown");
        assertThat(told.path("reason").asText()).startsWith("Nobody can tell");
        at(28);
        ByHand.read(hand.byUser(ByHand.wish("unpark")), 202);
    }

    @Test
    void manyClicksWithOneIdDoItOnce() throws Exception {
        startedAndAt(20);
        ObjectNode wish = ByHand.wish("pause");
        List<APIGatewayV2HTTPResponse> answers = atOnce(Collections.nCopies(16, wish));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getStatusCode()).isEqualTo(202));
        settle();
        assertThat(statuses()).containsExactly(0, 1);
        assertThat(transitions("PAUSE")).isEqualTo(1);
        assertThat(hand.history(Map.of()).path("controls")).hasSize(1);
    }

    @Test
    void manyTabsWithIdsOfTheirOwnDoItOnce() throws Exception {
        pausedAt(20);
        List<ObjectNode> parks =
                IntStream.range(0, 12).mapToObj(_ -> ByHand.wish("park")).toList();
        List<APIGatewayV2HTTPResponse> answers = atOnce(parks);

        assertThat(answers.stream().filter(answer -> answer.getStatusCode() == 202))
                .hasSize(1);
        String winner = waiting().getFirst().id();
        assertThat(waiting()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.getStatusCode() == 409))
                .hasSize(11)
                .allSatisfy(answer -> {
                    ObjectNode problem = ByHand.read(answer, 409);
                    assertThat(problem.path("code").asText()).isEqualTo("under-way");
                    assertThat(problem.path("control").asText()).isEqualTo(winner);
                });
        take();
        played.tell(played.heard.getLast(), CommandOutcome.State.DONE, "");
        ByHand.read(hand.byUser(ByHand.wish("unpark")), 202);
    }

    @Test
    void manyTogglesAtOnceAreOne() throws Exception {
        startedAndAt(20);
        List<ObjectNode> toggles = IntStream.range(0, 12)
                .mapToObj(_ -> ByHand.wish("toggle-target"))
                .toList();
        int done = Math.toIntExact(atOnce(toggles).stream()
                .filter(answer -> answer.getStatusCode() == 202)
                .count());
        settle();

        // One after the other, each may find the target where the one before left it; none crosses another.
        assertThat(transitions("PAUSE") + transitions("RESUME")).isLessThanOrEqualTo(done);
        assertThat(hand.history(Map.of()).path("controls")).hasSize(done);
    }

    @Test
    void whoeverDiedOnTheWayIsHelpedOnInTimeAndNotLater() {
        startedAndAt(20);
        ObjectNode wish = ByHand.wish("pause");
        hand.die(wish);
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(ByHand.read(hand.byUser(wish), 202).path("state").asText()).isEqualTo("done");
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        settle();

        ObjectNode late = ByHand.wish("resume");
        hand.die(late);
        at(25);
        assertThat(ByHand.read(hand.byUser(late), 202).path("state").asText()).isEqualTo("unknown");
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        ByHand.read(hand.byUser(ByHand.wish("resume")), 202);
    }

    @Test
    void theHistoryTellsWhoDidWhatWhenAndWhatCameOfIt() {
        startedAndAt(20);
        hand.byUser(ByHand.wish("pause"));
        settle();
        at(21);
        hand.byUser(ByHand.wish("park"));
        settle();
        at(22);
        ByHand.read(hand.byOperator(ByHand.wish("refresh")), 202);
        take();

        JsonNode seen = hand.history(Map.of()).path("controls");
        assertThat(seen.findValuesAsText("control")).containsExactly("refresh", "park", "pause");
        assertThat(seen.findValuesAsText("by")).containsExactly("operator", "user", "user");
        assertThat(seen.findValuesAsText("mine")).containsExactly("false", "true", "true");
        assertThat(seen.findValuesAsText("state")).containsExactly("taken", "done", "done");
        assertThat(seen.path(1).path("at").asText())
                .isEqualTo(PlayedNight.FROM.plus(Duration.ofMinutes(21)).toString());
        assertThat(seen.toString()).doesNotContain(ByHand.OPERATOR, played.user);
        JsonNode operators = hand.telescopesHistory().path("controls");
        assertThat(operators.findValuesAsText("mine")).containsExactly("true", "false", "false");

        ObjectNode page = hand.history(Map.of("limit", "2"));
        assertThat(page.path("controls").findValuesAsText("control")).containsExactly("refresh", "park");
        ObjectNode next =
                hand.history(Map.of("limit", "2", "before", page.path("before").asText()));
        assertThat(next.path("controls").findValuesAsText("control")).containsExactly("pause");
        assertThat(next.has("before")).isFalse();
    }

    @Test
    void oneIdIsOneControl() {
        pausedAt(20);
        ObjectNode wish = ByHand.wish("park");
        hand.byUser(wish);

        assertThat(refusedUser(wish.deepCopy().put("control", "unpark"))).isEqualTo("id-taken");
        assertThat(ByHand.read(hand.byOperator(wish), 409).path("code").asText())
                .isEqualTo("id-taken");
    }

    @Test
    void oneMinuteHoldsTwentyOfAPersonAndTheNextAsManyMore() {
        startedAndAt(20);
        for (int i = 0; i < 20; i++) {
            ByHand.read(hand.byUser(ByHand.wish("refresh")), 202);
            settle();
        }
        APIGatewayV2HTTPResponse refused = hand.byUser(ByHand.wish("refresh"));
        assertThat(ByHand.read(refused, 429).path("code").asText()).isEqualTo("too-many-controls");
        assertThat(refused.getHeaders()).containsEntry("retry-after", "60");
        ByHand.read(hand.byOperator(ByHand.wish("refresh")), 202);
        settle();
        at(21);
        ByHand.read(hand.byUser(ByHand.wish("refresh")), 202);
    }

    @Test
    void beforeTheSlotAndAfterItNothingIsDone() {
        at(-60);
        played.connect();
        settle();
        assertThat(refusedUser(ByHand.wish("refresh"))).isEqualTo("slot-not-begun");
        assertThat(ByHand.read(hand.byOperator(ByHand.wish("pause")), 409)
                        .path("code")
                        .asText())
                .isEqualTo("no-session");
        ByHand.read(hand.byOperator(ByHand.wish("unpark")), 202);
        settle();
        played.safe(false);
        at(0);
        settle();
        assertThat(refusedUser(ByHand.wish("refresh"))).isEqualTo("session-not-begun");
        played.safe(true);
        for (int minute = 1; minute < 20; minute++) {
            at(minute);
            settle();
        }
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(refusedUser(ByHand.wish("abort"))).isEqualTo("confirm-needed");
        assertThat(ByHand.read(hand.byOperator(ByHand.wish("abort")), 409)
                        .path("code")
                        .asText())
                .isEqualTo("confirm-needed");
        hand.byUser(ByHand.wish("abort").put("confirm", true));
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("session-ending");
        settle();
        at(30);
        settle();
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("session-over");
        at(120);
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("slot-over");
    }

    @Test
    void whileTheTelescopeIsAtWorkOnlyWhatDoesNotDisturbIsDone() {
        startedAndAt(20);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("already-so");
        for (String control : List.of("park", "unpark", "autofocus", "plate-solve")) {
            assertThat(refusedUser(ByHand.wish(control))).as(control).isEqualTo("pause-first");
        }
        ObjectNode cool = ByHand.wish("cool");
        cool.putObject("parameters").put("temperature", -15);
        ByHand.read(hand.byUser(cool), 202);
        Command command = take();
        assertThat(command.params().toString())
                .isEqualTo("{\"IsCoolDown\":true,\"IsASync\":true,\"Temperature\":-15.0}");
        assertThat(refusedUser(ByHand.wish("warm"))).isEqualTo("under-way");
        hand.byUser(ByHand.wish("pause"));
        assertThat(refusedUser(ByHand.wish("pause"))).isEqualTo("already-so");
        assertThat(refusedUser(ByHand.wish("park"))).isEqualTo("still-stopping");
        settle();
        ByHand.read(hand.byUser(ByHand.wish("park")), 202);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("under-way");
    }

    @Test
    void underAnUnsafeSkyThePauseIsStellarsAndNothingIsOpened() {
        startedAndAt(20);
        played.safe(false);
        at(21);
        settle();
        assertThat(played.booking().state()).isEqualTo(State.PAUSED);
        for (String control : List.of("pause", "resume", "toggle-target", "park")) {
            assertThat(refusedUser(ByHand.wish(control))).as(control).isEqualTo("waits-for-sky");
        }
    }

    @Test
    void inAPauseAnUnsafeSkyForbidsWhatOpensAndLetsParkAndAnAbsentTelescopeAnswersNobody() {
        pausedAt(20);
        played.safe(false);
        at(21);
        ObjectNode tracking = ByHand.wish("tracking");
        tracking.putObject("parameters").put("on", true);
        assertThat(refusedUser(tracking)).isEqualTo("not-safe");
        ObjectNode problem = ByHand.read(hand.byUser(ByHand.wish("unpark"), "fr"), 409);
        assertThat(problem.path("title").asText())
                .startsWith("Le ciel ne le permet pas. capteur de nuages : nuageux depuis ");
        ObjectNode off = ByHand.wish("tracking");
        off.putObject("parameters").put("on", false);
        ByHand.read(hand.byUser(off), 202);
        settle();
        ByHand.read(hand.byUser(ByHand.wish("park")), 202);
        settle();
        ByHand.read(hand.byOperator(ByHand.wish("unpark")), 202);
        settle();
        played.safe(true);
        played.night.clock.advance(Duration.ofMinutes(5));
        assertThat(refusedUser(ByHand.wish("park"))).isEqualTo("telescope-away");
        assertThat(ByHand.read(hand.byOperator(ByHand.wish("park")), 409)
                        .path("code")
                        .asText())
                .isEqualTo("telescope-away");
    }

    @Test
    void aParkedMountIsUnparkedBeforeTheSessionGoesOnAndWhatTheSlotIsTooShortForIsNotBegun() {
        pausedAt(20);
        played.park(true);
        at(21);
        assertThat(refusedUser(ByHand.wish("resume"))).isEqualTo("mount-parked");
        played.park(false);
        at(116);
        settle();
        assertThat(refusedUser(ByHand.wish("autofocus"))).isEqualTo("slot-too-short");
        ByHand.read(hand.byUser(ByHand.wish("plate-solve")), 202);
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsMember() {
        startedAndAt(20);
        Map<String, String> fields = new HashMap<>();
        fields.put("{\"control\":\"park\"}", "id");
        fields.put("{\"id\":\"X\",\"control\":\"park\"}", "id");
        String id = ByHand.wish("park").path("id").asText();
        fields.put("{\"id\":\"" + id + "\",\"control\":\"explode\"}", "control");
        fields.put("{\"id\":\"" + id + "\",\"control\":\"tracking\"}", "parameters.on");
        fields.put(
                "{\"id\":\"" + id + "\",\"control\":\"cool\",\"parameters\":{\"temperature\":-51}}",
                "parameters.temperature");
        fields.put(
                "{\"id\":\"" + id
                        + "\",\"control\":\"test-shot\",\"parameters\":{\"exposureSeconds\":61,\"filter\":\"L\"}}",
                "parameters.exposureSeconds");
        fields.put(
                "{\"id\":\"" + id
                        + "\",\"control\":\"test-shot\",\"parameters\":{\"exposureSeconds\":1,\"filter\":\"X\"}}",
                "parameters.filter");
        fields.put(
                "{\"id\":\"" + id + "\",\"control\":\"test-shot\",\"parameters\":"
                        + "{\"exposureSeconds\":1,\"filter\":\"L\",\"binning\":5}}",
                "parameters.binning");
        fields.put("{\"id\":\"" + id + "\",\"control\":\"park\",\"parameters\":{\"UID\":\"1\"}}", "parameters.UID");
        fields.put("{\"id\":\"" + id + "\",\"control\":\"park\",\"parameters\":3}", "parameters");
        fields.forEach((body, field) -> {
            ObjectNode problem = ByHand.read(hand.byUser(Stage.json(body)), 400);
            assertThat(problem.path("field").asText()).as(body).isEqualTo(field);
        });
        assertThat(ByHand.read(hand.byUser(Wire.object().put("id", "x".repeat(5000))), 400)
                        .has("field"))
                .isFalse();
        assertThat(hand.history(Map.of()).path("controls")).isEmpty();
    }

    /** The code of a refusal, which says why in both languages and leaves nothing behind. */
    private String refusedUser(ObjectNode wish) {
        int waiting = waiting().size();
        State state = played.booking().state();
        ObjectNode english = ByHand.read(hand.byUser(wish), 409);
        ObjectNode french = ByHand.read(hand.byUser(wish, "fr"), 409);
        assertThat(french.path("code")).isEqualTo(english.path("code"));
        assertThat(french.path("title").asText())
                .isNotBlank()
                .isNotEqualTo(english.path("title").asText());
        assertThat(waiting()).hasSize(waiting);
        assertThat(played.booking().state()).isEqualTo(state);
        return english.path("code").asText();
    }

    private List<APIGatewayV2HTTPResponse> atOnce(List<ObjectNode> wishes) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<APIGatewayV2HTTPResponse>> asks = new ArrayList<>();
            wishes.forEach(wish -> asks.add(() -> hand.byUser(wish)));
            List<APIGatewayV2HTTPResponse> answers = new ArrayList<>();
            for (Future<APIGatewayV2HTTPResponse> asked : threads.invokeAll(asks)) {
                answers.add(asked.get());
            }
            return answers;
        }
    }

    private long transitions(String name) {
        return played.rows.changes(played.booking).stream()
                .filter(change -> change.transition().name().equals(name)
                        && change.actor().kind() != Actor.Kind.STELLAR)
                .count();
    }

    private void startedAndAt(int minute) {
        at(-60);
        played.connect();
        settle();
        at(0);
        settle();
        workFrom(0, minute);
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
    }

    /** A frame each five minutes. */
    private void workFrom(int begin, int end) {
        for (int minute = begin + 5; minute <= end; minute += 5) {
            at(minute);
            evidence.count(played.night.telescope, played.frame());
            settle();
        }
    }

    private void pausedAt(int minute) {
        startedAndAt(minute);
        ByHand.read(hand.byUser(ByHand.wish("pause")), 202);
        settle();
    }

    private void untilTheEnd() {
        Instant until = PlayedNight.TO.plus(Finishing.LATE_IMAGES);
        while (played.night.clock.instant().isBefore(until)) {
            Instant next = played.timer().orElse(until);
            played.night.clock.set(next.isAfter(played.night.clock.instant()) ? next : until);
            played.say();
            settle();
        }
    }

    private void at(int minute) {
        played.night.clock.set(PlayedNight.FROM.plus(Duration.ofMinutes(minute)));
        played.say();
    }

    private void look() {
        played.desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
    }

    private void settle() {
        int rounds = 0;
        do {
            assertThat(rounds++).as("looks until it rests").isLessThan(20);
            look();
        } while (played.answer() > 0);
    }

    private List<Command> waiting() {
        return played.commands.waiting(played.night.telescope, played.night.clock.instant());
    }

    /** The relay takes the one command that waits, and does not say yet what came of it. */
    private Command take() {
        List<Command> waiting = waiting();
        assertThat(waiting).hasSize(1);
        played.heard.add(waiting.getFirst());
        played.tell(waiting.getFirst(), CommandOutcome.State.TAKEN, "");
        return waiting.getFirst();
    }

    private List<Integer> statuses() {
        return played.heard.stream()
                .filter(command -> command.method().equals(ON_OFF))
                .map(command -> command.params().path("Status").asInt())
                .toList();
    }

    private List<String> story() {
        return played.session().story().stream().map(Told::what).toList();
    }

    private Settled charge() {
        return new ChargeRows(played.night.tables, played.night.table("BookingsTable"))
                .find(played.booking)
                .orElseThrow();
    }

    private Map<MinuteClass, Integer> minutes() {
        return charge().minutes().counts();
    }
}
