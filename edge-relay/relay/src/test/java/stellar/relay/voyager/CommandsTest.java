package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stellar.relay.voyager.CommandAnswer.Accepted;
import stellar.relay.voyager.CommandAnswer.Failed;
import stellar.relay.voyager.CommandAnswer.Finished;
import stellar.relay.voyager.CommandAnswer.NotSent;
import stellar.relay.voyager.CommandAnswer.Rejected;
import stellar.relay.voyager.CommandAnswer.SessionDied;
import stellar.relay.voyager.CommandAnswer.TimedOut;
import stellar.relay.voyager.ImagingCommand.RunDragScript;
import stellar.relay.voyager.VoyagerCommand.Abort;
import stellar.relay.voyager.VoyagerCommand.GetStatus;

/** How commands end: by acceptance, by result, by state, or otherwise. */
class CommandsTest {

    private final List<CompletableFuture<CommandAnswer>> started = new ArrayList<>();
    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final Heard heard = new Heard();
    private final VoyagerLink link =
            new VoyagerLink(VoyagerSettings.usual("127.0.0.1", 5950, null), loop, loop, () -> 0L, heard);

    @BeforeEach
    void connect() {
        link.start();
        loop.voyager().welcome();
    }

    @Test
    void anAbortHasNoUidAndEndsByAcceptance() {
        var answer = run(new Abort(true));
        JsonNode request = loop.voyager().expect("Abort");
        assertThat(request.get("params").toString()).isEqualTo("{\"IsHalt\":true}");
        assertThat(answer).isNotDone();

        loop.voyager().say("{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":" + request.get("id") + "}");

        assertThat(answer).isCompletedWithValue(new Accepted());
    }

    @Test
    void aCommandThatHasAResultEndsByItGoodOrBad() {
        var good = run(new GetStatus());
        JsonNode request = loop.voyager().accept("RemoteGetStatus");
        assertThat(good).isNotDone();
        loop.voyager().result(request, 4);
        var bad = run(new GetStatus());
        loop.voyager().finish("RemoteGetStatus", 5);

        var paramRet = JsonNodeFactory.instance.objectNode().put("a", 1);
        assertThat(good).isCompletedWithValue(new Finished("why", paramRet));
        assertThat(bad).isCompletedWithValue(new Failed("why", paramRet));
        assertThat(heard.events).as("a result is an event for all as well").hasSize(6);
    }

    @Test
    void aResultOfAnotherClientsActionEndsNothing() {
        var answer = run(new GetStatus());
        loop.voyager().accept("RemoteGetStatus");

        loop.voyager().say("{\"Event\":\"RemoteActionResult\",\"UID\":\"another\",\"ActionResultInt\":4}");
        loop.voyager().say("{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":4711}");

        assertThat(answer).isNotDone();
    }

    @Test
    void aScriptIsDoneWhenTheLiveDataNameOneAfterItWasAccepted() {
        String running = "{\"Event\":\"ControlData\",\"RUNDS\":\"Night.vos\"}";
        var answer = run(new RunDragScript("Night.vos", ""));
        loop.voyager().say(running);
        assertThat(answer).as("not this one").isNotDone();
        loop.voyager().accept("RemoteDragScript");
        loop.voyager().say("{\"Event\":\"ControlData\",\"RUNDS\":\"\"}");
        assertThat(answer).isNotDone();

        loop.voyager().say(running);

        assertThat(answer).isCompletedWithValue(new Accepted());
    }

    @Test
    void aRefusalCarriesVoyagersOwnWords() {
        var answer = run(new GetStatus());
        loop.voyager().refuse(loop.voyager().expect("RemoteGetStatus"), "Busy");
        assertThat(answer).isCompletedWithValue(new Rejected("Busy"));

        var silent = run(new GetStatus());
        loop.voyager().refuse(loop.voyager().expect("RemoteGetStatus"), "");
        assertThat(silent).isCompletedWithValue(new Rejected("It gave code 1 and no reason."));
    }

    @Test
    void oneCommandRunsAtATimeInTheirOrder() {
        var first = run(new GetStatus());
        var second = run(new RunDragScript("a", ""));
        var third = run(new RunDragScript("b", ""));
        JsonNode request = loop.voyager().accept("RemoteGetStatus");
        assertThat(loop.voyager().isQuiet()).isTrue();

        loop.voyager().result(request, 4);

        assertThat(first).isDone();
        JsonNode next = loop.voyager().expect("RemoteDragScript");
        assertThat(next.at("/params/DragScriptFile").textValue()).isEqualTo("a");
        loop.voyager().refuse(next, "no");
        assertThat(second).isDone();
        assertThat(loop.voyager()
                        .expect("RemoteDragScript")
                        .at("/params/DragScriptFile")
                        .textValue())
                .isEqualTo("b");
        assertThat(third).isNotDone();
    }

    @Test
    void anAbortOvertakesWhatRunsAndWhatWaits() {
        var runs = run(new GetStatus());
        started.add(run(new RunDragScript("a", "")));
        JsonNode request = loop.voyager().accept("RemoteGetStatus");

        var abort = run(new Abort(false));

        loop.voyager().accept("Abort");
        assertThat(abort).isCompletedWithValue(new Accepted());
        assertThat(loop.voyager().isQuiet()).as("the other still waits").isTrue();
        loop.voyager().result(request, 7);
        assertThat(runs.join()).isInstanceOf(Failed.class);
        loop.voyager().expect("RemoteDragScript");
    }

    @Test
    void whatDoesNotFitIsRejectedAtOnce() {
        started.add(run(new GetStatus()));
        List<CompletableFuture<CommandAnswer>> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waiting.add(run(new GetStatus()));
        }

        var tooMany = run(new GetStatus());

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(tooMany.join()).isInstanceOf(NotSent.class);
    }

    @Test
    void withoutAnAnswerWithinTenSecondsNobodyKnowsAndTheNextGoes() {
        var answer = run(new GetStatus());
        started.add(run(new RunDragScript("a", "")));
        JsonNode request = loop.voyager().expect("RemoteGetStatus");
        loop.turnMillis(9_999);
        assertThat(answer).isNotDone();

        loop.turnMillis(1);

        assertThat(answer).isCompletedWithValue(new TimedOut(false));
        assertThat(nextRequest().path("method").asText()).isEqualTo("RemoteDragScript");
        loop.voyager().result(request, 4);
        assertThat(heard.events.getLast()).as("late, but told").isInstanceOf(RemoteActionResult.class);
    }

    @Test
    void withoutAResultInTimeItIsKnownToHaveBeenAccepted() {
        var answer = run(new GetStatus());
        loop.turnMillis(9_000);
        loop.voyager().accept("RemoteGetStatus");
        loop.turnMillis(9_999);
        assertThat(answer).isNotDone();

        loop.turnMillis(1);

        assertThat(answer).isCompletedWithValue(new TimedOut(true));
    }

    @Test
    void aConnectionCutAfterAcceptingAndBeforeTheResultLeavesTheOutcomeUnknown() {
        var sent = run(new GetStatus());
        var waits = run(new RunDragScript("a", ""));
        loop.voyager().accept("RemoteGetStatus");

        loop.voyager().cut();

        assertThat(sent).isCompletedWithValue(new SessionDied(true));
        assertThat(waits).isCompletedWithValue(new SessionDied(false));
        loop.turnMillis(500);
        loop.voyager().welcome();
        assertThat(loop.voyager().isQuiet()).as("nothing is ever sent twice").isTrue();
    }

    @Test
    void withoutAConnectionOrBeforeItsLoginNothingIsSent() {
        loop.voyager().cut();
        assertThat(run(new Abort(true))).isCompletedWithValue(new SessionDied(false));

        loop.turnMillis(500);

        assertThat(run(new Abort(true))).isCompletedWithValue(new SessionDied(false));
        assertThat(loop.voyager().isQuiet()).isTrue();
    }

    @Test
    void aTextThatCouldBreakTheLineIsRefusedAndTheNextCommandGoes() {
        for (String hostile : List.of("a\r\nb", "a\u0000", "a\u0085", "a\u2028b")) {
            assertThat(run(new RunDragScript(hostile, "")).join()).isInstanceOf(NotSent.class);
            assertThat(loop.voyager().isQuiet()).isTrue();
        }

        started.add(run(new RunDragScript("C:\\scripts\\a \"b\".vos", "")));

        assertThat(loop.voyager()
                        .expect("RemoteDragScript")
                        .at("/params/DragScriptFile")
                        .textValue())
                .isEqualTo("C:\\scripts\\a \"b\".vos");
    }

    @Test
    void aUserNameThatCannotBeSentIsRefused() {
        for (String user : List.of("", "a:b", "a\nb")) {
            assertThatThrownBy(() -> new Login(user, () -> "x")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private CompletableFuture<CommandAnswer> run(VoyagerCommand command) {
        return link.run(command).toCompletableFuture();
    }

    private JsonNode nextRequest() {
        JsonNode next = loop.voyager().next();
        while (next.has("Event")) {
            next = loop.voyager().next();
        }
        return next;
    }
}
