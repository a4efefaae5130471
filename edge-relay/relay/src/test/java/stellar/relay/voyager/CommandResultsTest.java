package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.relay.voyager.CommandAnswer.Failed;
import stellar.relay.voyager.CommandAnswer.Finished;
import stellar.relay.voyager.CommandAnswer.NotSent;
import stellar.relay.voyager.CommandAnswer.SessionDied;
import stellar.relay.voyager.CommandAnswer.TimedOut;
import stellar.relay.voyager.VoyagerCommand.Abort;
import stellar.relay.voyager.VoyagerCommand.AbortAction;

/** What a result proves, what stops a command, and how long one waits. */
class CommandResultsTest {

    private static final Map<String, VoyagerCommand> COMMANDS = Map.of(
            "point", new ImagingCommand.Point(13.5, 47.2, false),
            "solve", new ImagingCommand.Solve(true, false),
            "focus", new ImagingCommand.Focus(ImagingCommand.Focus.Mode.ROBO_STAR),
            "park", new EquipmentCommand.MoveMount(EquipmentCommand.MoveMount.Move.PARK),
            "sequence", new ImagingCommand.RunSequence("M51.s2q", 0),
            "script", new ImagingCommand.RunDragScript("a.vos", ""));

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final VoyagerLink link =
            new VoyagerLink(VoyagerSettings.usual("127.0.0.1", 5950, null), loop, loop, () -> 0L, new Heard());

    @BeforeEach
    void connect() {
        link.start();
        loop.voyager().welcome();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            point | 4  | {"ActionResult":1}      | Finished |
            point | 4  | {"ActionResult":"1"}    | Finished |
            point | 4  | {"ActionResult":0}      | Failed   | pointing failed
            point | 4  | {"ActionResult":2}      | Failed   | too far
            point | 4  | {"ActionResult":3}      | Finished | solving is switched off
            point | 4  | {"ActionResult":9}      | Unclear  | ActionResult
            point | 4  | {}                      | Unclear  | ActionResult
            point | 4  | null                    | Unclear  | ActionResult
            point | 5  | {"ActionResult":1}      | Failed   | no star
            solve | 4  | {"IsSolved":true}       | Finished |
            solve | 4  | {"IsSolved":"True"}     | Finished |
            solve | 4  | {"IsSolved":false}      | Failed   | recognised
            solve | 4  | {"IsSolved":"false"}    | Failed   | recognised
            solve | 10 | {}                      | Unclear  | IsSolved
            park  | 4  | null                    | Finished |
            park  | 10 | {"a":1}                 | Finished |
            park  | 0  | {}                      | Failed   | no star
            park  | 7  | {}                      | Failed   | no star
            park  | 8  | {}                      | Failed   | no star
            park  | 77 | {}                      | Unclear  | cannot read
            park  | "" | {}                      | Unclear  | cannot read
            """)
    void aResultIsDoneOnlyWhenItSaysSo(
            String which, String status, String paramRet, String kind, @Nullable String words) {
        var answer = run("a", which);
        JsonNode request = accept();
        loop.voyager()
                .say("{\"Event\":\"RemoteActionResult\",\"UID\":" + request.at("/params/UID") + ",\"ActionResultInt\":"
                        + status + ",\"Motivo\":\"" + (kind.equals("Failed") ? "no star" : "") + "\",\"ParamRet\":"
                        + paramRet + "}");

        assertThat(answer.join().getClass().getSimpleName()).isEqualTo(kind);
        if (words != null) {
            assertThat(answer.join().toString()).contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"IsEmpty":false,"Done":true,"LastError":""}          | 4 | Finished |
            {"IsEmpty":"false","Done":false,"LastError":"no V"}   | 4 | Failed   | no V
            {"IsEmpty":false,"Done":false,"LastError":"no V"}     | 5 | Failed   | why
            {"IsEmpty":"true","Done":false}                       | 4 | Finished |
            {"Done":false}                                        | 4 | Failed   | no focus
            """)
    void aFocusRunThatFoundNothingFailsWhateverItsResultSays(
            String event, int status, String kind, @Nullable String words) {
        var answer = run("a", "focus");
        JsonNode request = accept();
        loop.voyager().say(event.replaceFirst("\\{", "{\"Event\":\"AutoFocusResult\","));
        assertThat(answer).as("it ends by its result").isNotDone();

        loop.voyager().result(request, status);

        assertThat(answer.join().getClass().getSimpleName()).isEqualTo(kind);
        if (words != null) {
            assertThat(answer.join().toString()).contains(words);
        }
    }

    @Test
    void anEarlierFocusRunSaysNothingOfThisOne() {
        loop.voyager().say("{\"Event\":\"AutoFocusResult\",\"Done\":false}");
        var answer = run("a", "focus");

        loop.voyager().result(accept(), 4);

        assertThat(answer.join()).isInstanceOf(Finished.class);
    }

    @Test
    void oneActionIsStoppedByTheIdOfItsCommandAndItsOwnUid() {
        var parks = run("first", "park");
        JsonNode request = accept();

        var stop = stop("first");

        JsonNode abort = accept();
        assertThat(abort.path("method").asText()).isEqualTo("RemoteActionAbort");
        assertThat(abort.get("params").toString()).isEqualTo("{\"UID\":" + request.at("/params/UID") + "}");
        assertThat(stop).as("accepted is not yet stopped").isNotDone();
        loop.voyager().result(request, 7);
        assertThat(parks.join()).isInstanceOf(Failed.class);
        assertThat(stop.join()).isInstanceOf(Finished.class);
    }

    @Test
    void anActionThatEndsByItselfWasNotStopped() {
        var parks = run("first", "park");
        JsonNode request = accept();
        var stop = stop("first");
        accept();

        loop.voyager().result(request, 4);

        assertThat(parks.join()).isInstanceOf(Finished.class);
        assertThat(stop.join()).isInstanceOf(Failed.class);
    }

    @Test
    void aCommandThatWaitsIsTakenBackWithoutVoyagerAndAnUnknownOneCannotBeStopped() {
        var parks = run("first", "park");
        accept();
        var waits = run("second", "solve");

        assertThat(stop("second").join()).isInstanceOf(Finished.class);
        assertThat(stop("second").join()).isInstanceOf(NotSent.class);
        assertThat(stop("third").join()).isInstanceOf(NotSent.class);

        assertThat(waits.join()).isInstanceOf(NotSent.class);
        assertThat(parks).isNotDone();
        assertThat(loop.voyager().isQuiet()).isTrue();
    }

    @Test
    void aStoppedActionThatDoesNotReportLeavesTheStopUnknown() {
        var scripts = run("first", "script");
        accept();
        var stop = stop("first");
        accept();

        pass(Duration.ofSeconds(29));
        assertThat(stop).isNotDone();
        pass(Duration.ofSeconds(2));

        assertThat(scripts.join()).isEqualTo(new TimedOut(true));
        assertThat(stop.join()).isEqualTo(new TimedOut(true));
    }

    @Test
    void aCommandWaitsForItsTurnOnlyAsLongAsItMay() {
        var runs = run("first", "sequence");
        accept();
        var waits = link.run(new Order("second", command("park"), Duration.ofSeconds(30)))
                .toCompletableFuture();

        pass(Duration.ofMillis(29_999));
        assertThat(waits).isNotDone();
        pass(Duration.ofMillis(1));

        assertThat(waits.join()).isInstanceOfSatisfying(NotSent.class, refused -> assertThat(refused.reason())
                .contains("RemoteSequence"));
        pass(Duration.ofHours(23));
        assertThat(runs).as("a sequence has the whole night").isNotDone();
    }

    @Test
    void afterAnAbortTheNextCommandNeedNotWaitForeverForTheStoppedOne() {
        var runs = run("first", "sequence");
        accept();
        var aborts = run("second", new Abort(true));
        accept();
        assertThat(aborts).isDone();
        var parks = run("third", "park");
        assertThat(parks).isNotDone();

        pass(Duration.ofSeconds(10));

        assertThat(runs.join()).isEqualTo(new TimedOut(true));
        assertThat(accept().path("method").asText()).isEqualTo("RemoteMountFastCommand");
        assertThat(parks).isNotDone();
    }

    @Test
    void whatWaitsWhenEverythingIsStoppedIsNotBegun() {
        var runs = run("first", "sequence");
        accept();
        var points = run("second", "point");
        var aborts = run("third", new Abort(true));

        assertThat(points.join()).isInstanceOfSatisfying(NotSent.class, refused -> assertThat(refused.reason())
                .contains("everything was stopped"));
        assertThat(accept().path("method").asText()).isEqualTo("Abort");
        assertThat(aborts).isDone();
        assertThat(runs).isNotDone();
        pass(Duration.ofSeconds(10));
        assertThat(runs.join()).isEqualTo(new TimedOut(true));
        assertThat(isQuiet()).as("the telescope is left alone").isTrue();
    }

    @Test
    void anAbortGetsThroughWhenManyOthersWaitToStopOneAction() {
        var runs = run("first", "sequence");
        var stops = Stream.generate(() -> stop("first")).limit(20).toList();

        assertThat(stops).filteredOn(CompletableFuture::isDone).hasSize(12);
        assertThat(run("last", new Abort(true))).isNotDone();
        assertThat(runs).isNotDone();
        assertThat(Stream.generate(() -> loop.voyager().next().path("method").asText())
                        .limit(10))
                .startsWith("RemoteSequence")
                .endsWith("Abort");
    }

    @Test
    void whatWaitsWhenOneActionIsStoppedStillHasItsTurn() {
        var runs = run("first", "park");
        JsonNode request = accept();
        var points = run("second", "point");
        var aborts = run("third", new Abort(false));
        accept();

        loop.voyager().result(request, 7);

        assertThat(runs.join()).isInstanceOf(Failed.class);
        assertThat(aborts).isDone();
        assertThat(accept().path("method").asText()).isEqualTo("RemotePrecisePointTarget");
        assertThat(points).isNotDone();
    }

    @ParameterizedTest
    @CsvSource({"park", "point", "focus", "solve", "sequence", "script"})
    void aConnectionThatDiesLeavesEveryKindOfCommandUnknownOnceItWasSent(String which) {
        var justSent = run("a", which);
        var stop = stop("a");
        loop.voyager().cut();

        assertThat(justSent).isCompletedWithValue(new SessionDied(true));
        assertThat(stop).isCompletedWithValue(new SessionDied(true));
        assertThat(stop("a").join()).as("the session's commands died with it").isEqualTo(new SessionDied(false));
    }

    /** Lets time pass on a Voyager that gives signs of life. */
    private void pass(Duration time) {
        long left = time.toMillis();
        while (left > 0) {
            long step = Math.min(left, 5_000);
            loop.turnMillis(step);
            loop.voyager().say("{\"Event\":\"Polling\"}");
            left -= step;
        }
    }

    private static VoyagerCommand command(String which) {
        return Objects.requireNonNull(COMMANDS.get(which), which);
    }

    private CompletableFuture<CommandAnswer> run(String id, String which) {
        return run(id, command(which));
    }

    private CompletableFuture<CommandAnswer> run(String id, VoyagerCommand command) {
        return link.run(new Order(id, command, Duration.ofDays(1))).toCompletableFuture();
    }

    private CompletableFuture<CommandAnswer> stop(String id) {
        return run("stop " + id, new AbortAction(id));
    }

    /** True when nothing but signs of life has come. */
    private boolean isQuiet() {
        while (!loop.voyager().isQuiet()) {
            if (!loop.voyager().next().has("Event")) {
                return false;
            }
        }
        return true;
    }

    /** Takes the next request, signs of life left out, and accepts it. */
    private JsonNode accept() {
        JsonNode next = loop.voyager().next();
        while (next.has("Event")) {
            next = loop.voyager().next();
        }
        loop.voyager().say("{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":" + next.get("id") + "}");
        return next;
    }
}
