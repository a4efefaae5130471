package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.MeddledTables;
import stellar.bookings.State;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.Wire;
import stellar.controls.ByHand;

/** Clicks, tabs and deaths on the way: each control happens once, and its history tells it. */
class ControlOnceTest extends ControlledNight {

    ControlOnceTest() throws Exception {
        // Each test has a night of its own.
    }

    @Test
    void whatIsSaidOnASocketIsTheSameControlAndDoneOnce() {
        startedAndAt(10);
        String id = UUID.randomUUID().toString();
        ObjectNode command =
                Wire.object().put("id", id).put("method", "pause").put("channel", "session." + played.booking);
        ObjectNode first = hand.said(played.user, command);
        assertThat(first.path("type").asText()).isEqualTo("commandResult");
        assertThat(first.path("id").asText()).isEqualTo(id);
        assertThat(first.path("state").asText()).isEqualTo("done");
        assertThat(hand.said(played.user, command).path("state").asText()).isEqualTo("done");
        ObjectNode byHttp = ByHand.wish("pause").put("id", id);
        assertThat(ByHand.read(hand.byUser(byHttp), 202).path("state").asText()).isEqualTo("done");
        assertThat(transitions("PAUSE")).isEqualTo(1);

        ObjectNode again = hand.said(
                played.user, command.put("id", UUID.randomUUID().toString()).put("language", "fr"));
        assertThat(again.path("status").asInt()).isEqualTo(409);
        assertThat(again.path("code").asText()).isEqualTo("already-so");
        assertThat(hand.said("somebody-else", command).path("status").asInt()).isEqualTo(404);
        ObjectNode unpark = Wire.object()
                .put("id", UUID.randomUUID().toString())
                .put("method", "unpark")
                .put("channel", "telescope." + played.night.telescope);
        assertThat(hand.said(played.user, unpark).path("code").asText()).isEqualTo("not-found");
        unpark.remove("channel");
        assertThat(hand.said(played.user, unpark).path("code").asText()).isEqualTo("not-found");
    }

    /** The look's reads, writes and transitions come in between at each place that there is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPauseInTheVeryMomentOfTheWeathersIsStillThePersons(int call) {
        startedAndAt(10);
        AtomicInteger calls = new AtomicInteger();
        DynamoDbClient meddled = MeddledTables.over(played.night.tables, () -> {
            if (calls.incrementAndGet() == call) {
                hand.byUser(ByHand.wish("pause"));
            }
        });
        played.safe(false);
        at(11);
        played.desk(meddled).look(played.booking, SessionDesk.Woken.BY_NEWS);
        boolean wasTheirs = transitions("PAUSE") == 1;
        played.safe(true);
        for (int minute = 12; minute < 40; minute++) {
            at(minute);
            settle();
        }

        assertThat(calls.get()).isGreaterThanOrEqualTo(call);
        assertThat(played.booking().state()).isEqualTo(wasTheirs ? State.PAUSED : State.RUNNING);
    }

    @Test
    void whatIsAskedOfTheTelescopeIsACommandOfTheBookingAndItsOutcomeIsTold() {
        pausedAt(5);
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
        pausedAt(5);
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
        startedAndAt(5);
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
        pausedAt(5);
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
    void whoeverDiedOnTheWayIsHelpedOnInTimeAndNotLater() {
        startedAndAt(5);
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
        startedAndAt(5);
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
        JsonNode operators = hand.telescopesHistory(Map.of()).path("controls");
        assertThat(operators.findValuesAsText("mine")).containsExactly("true", "false", "false");
        assertThat(hand.telescopesHistory(Map.of("limit", "2")).has("before")).isTrue();

        ObjectNode page = hand.history(Map.of("limit", "2"));
        assertThat(page.path("controls").findValuesAsText("control")).containsExactly("refresh", "park");
        ObjectNode next =
                hand.history(Map.of("limit", "2", "before", page.path("before").asText()));
        assertThat(next.path("controls").findValuesAsText("control")).containsExactly("pause");
        assertThat(next.has("before")).isFalse();
    }

    @Test
    void oneIdIsOneControl() {
        pausedAt(5);
        ObjectNode wish = ByHand.wish("park");
        hand.byUser(wish);

        assertThat(refusedUser(wish.deepCopy().put("control", "unpark"))).isEqualTo("id-taken");
        assertThat(ByHand.read(hand.byOperator(wish), 409).path("code").asText())
                .isEqualTo("id-taken");
    }

    @Test
    void oneMinuteHoldsTwentyOfAPersonAndTheNextAsManyMore() {
        startedAndAt(5);
        for (int i = 0; i < 20; i++) {
            ByHand.read(hand.byUser(ByHand.wish("refresh")), 202);
            played.answer();
        }
        APIGatewayV2HTTPResponse refused = hand.byUser(ByHand.wish("refresh"));
        assertThat(ByHand.read(refused, 429).path("code").asText()).isEqualTo("too-many-controls");
        assertThat(refused.getHeaders()).containsEntry("retry-after", "60");
        ByHand.read(hand.byOperator(ByHand.wish("refresh")), 202);
        settle();
        at(21);
        ByHand.read(hand.byUser(ByHand.wish("refresh")), 202);
    }
}
