package stellar.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Simulated Voyagers for tests: time by hand, tiny frames. */
public final class Night {
    public static final Instant START = Instant.parse("2026-03-20T22:00:00Z");

    private Night() {}

    /** A demo night whose frames cost no time. */
    public static SimulatedVoyager demo(Path folder) throws IOException {
        return with(folder, settings -> settings);
    }

    /** A Voyager that waits for commands. */
    public static SimulatedVoyager quiet(Path folder) throws IOException {
        return with(folder, SimulatorSettings::quietNight);
    }

    public static SimulatedVoyager with(Path folder, UnaryOperator<SimulatorSettings> changes) throws IOException {
        var settings = new SimulatorSettings(folder.resolve("images")).deliveredFrames(TinyFits.folder(folder));
        return SimulatedVoyager.startByHand(changes.apply(settings), START);
    }
}
