package stellar.relay.voyager;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import stellar.relay.voyager.VoyagerCommand.AbortAction;

/** A connected link to a Voyager in memory, and a command of each kind. */
abstract class LinkInMemory {

    static final Map<String, VoyagerCommand> COMMANDS = Map.of(
            "point", new ImagingCommand.Point(13.5, 47.2, false),
            "solve", new ImagingCommand.Solve(true, false),
            "focus", new ImagingCommand.Focus(ImagingCommand.Focus.Mode.ROBO_STAR),
            "park", new EquipmentCommand.MoveMount(EquipmentCommand.MoveMount.Move.PARK),
            "sequence", new ImagingCommand.RunSequence("M51.s2q", 0),
            "script", new ImagingCommand.RunDragScript("a.vos", ""));

    final HandTurnedLoop loop = new HandTurnedLoop();
    final VoyagerLink link =
            new VoyagerLink(VoyagerSettings.usual("127.0.0.1", 5950, null), loop, loop, () -> 0L, new Heard());

    @BeforeEach
    void connect() {
        link.start();
        loop.voyager().welcome();
    }

    /** Lets time pass on a Voyager that gives signs of life. */
    void pass(Duration time) {
        long left = time.toMillis();
        while (left > 0) {
            long step = Math.min(left, 5_000);
            loop.turnMillis(step);
            loop.voyager().say("{\"Event\":\"Polling\"}");
            left -= step;
        }
    }

    static VoyagerCommand command(String which) {
        return Objects.requireNonNull(COMMANDS.get(which), which);
    }

    CompletableFuture<CommandAnswer> run(String id, String which) {
        return run(id, command(which));
    }

    CompletableFuture<CommandAnswer> run(String id, VoyagerCommand command) {
        return link.run(new Order(id, command, Duration.ofDays(1))).toCompletableFuture();
    }

    CompletableFuture<CommandAnswer> stop(String id) {
        return run("stop " + id, new AbortAction(id));
    }

    /** True when nothing but signs of life has come. */
    boolean isQuiet() {
        while (!loop.voyager().isQuiet()) {
            if (!loop.voyager().next().has("Event")) {
                return false;
            }
        }
        return true;
    }

    /** Takes the next request, signs of life left out, and accepts it. */
    JsonNode accept() {
        JsonNode next = loop.voyager().next();
        while (next.has("Event")) {
            next = loop.voyager().next();
        }
        loop.voyager().say("{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":" + next.get("id") + "}");
        return next;
    }
}
