package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.relay.voyager.CommandAnswer.Failed;
import stellar.relay.voyager.CommandAnswer.Finished;
import stellar.relay.voyager.CommandAnswer.NotSent;
import stellar.relay.voyager.CommandAnswer.SessionDied;
import stellar.relay.voyager.CommandAnswer.TimedOut;
import stellar.relay.voyager.VoyagerCommand.Abort;

/** What stops a command, and how long one waits. */
class StoppingAndWaitingTest extends LinkInMemory {

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
}
