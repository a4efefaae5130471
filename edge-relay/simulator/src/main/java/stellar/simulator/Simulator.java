package stellar.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The program: one simulated Voyager until it is told to stop. It prints a line when it is ready and one for each thing
 * that happens, and ends within a second of SIGTERM.
 */
public final class Simulator {
    private static final int WRONG_USE = 2;

    private Simulator() {}

    /** Runs it; exit code 2 means that it could not start, and the last line says why. */
    public static void main(String... arguments) throws InterruptedException {
        System.setProperty("java.awt.headless", "true");
        PrintStream out = System.out;
        if (Arrays.asList(arguments).contains("--help")) {
            out.print(Options.HELP);
            return;
        }
        Clock clock = Clock.systemUTC();
        try {
            SimulatorSettings settings = new Options(arguments).settings();
            SimulatedVoyager voyager = SimulatedVoyager.start(
                    settings, clock, line -> out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line));
            Runtime.getRuntime().addShutdownHook(new Thread(voyager::close, "stop"));
            out.println("Voyager simulator listens on " + settings.bindAddress() + ":" + voyager.port()
                    + ", its control on http://127.0.0.1:"
                    + voyager.controlPort().orElse(0) + "/.");
        } catch (IOException | IllegalArgumentException wrong) {
            out.println("The simulator cannot start: " + wrong.getMessage());
            System.exit(WRONG_USE);
        }
        new CountDownLatch(1).await();
    }
}
