package stellar.nights;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import stellar.house.Arguments;
import stellar.house.UsageException;

/** {@code ./stellar soak nights --seeds 50 [--first N]}: so many nights of mixed faults, a round of them side by side at a time. */
public final class SoakNights {

    private static final String USAGE = "./stellar soak nights takes --seeds N (default 50) and --first N (1).";

    private SoakNights() {}

    /** The repository's folder, then flags. Ends with code 1 when an invariant of a night did not hold. */
    public static void main(String[] arguments) throws Exception {
        PrintStream console = System.out;
        PrintStream complaints = System.err;
        try {
            Arguments flags = new Arguments(List.of(arguments).subList(1, arguments.length), USAGE);
            long seeds = (long) flags.positive("--seeds", 50);
            long first = (long) flags.positive("--first", 1);
            flags.refuseOthers();
            System.exit(play(Path.of(arguments[0]).toAbsolutePath(), first, seeds, console) == 0 ? 0 : 1);
        } catch (IOException e) {
            complaints.println("The nights could not be played, and prove nothing: " + e);
            System.exit(1);
        } catch (UsageException e) {
            complaints.println(e.getMessage());
            System.exit(2);
        }
    }

    /** How many nights were not as they must be. */
    private static int play(Path repository, long first, long seeds, PrintStream console) throws Exception {
        Path folder = Files.createDirectories(
                repository.resolve(".stellar").resolve("nights-" + Instant.now().getEpochSecond()));
        Path log = folder.resolve("parts.log");
        console.printf("%d nights from seed %d on. What the parts say is in %s.%n", seeds, first, log);
        int wrong = 0;
        long begin = System.nanoTime();
        try (PrintStream parts = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
            System.setOut(parts);
            System.setErr(parts);
            for (long at = 0; at < seeds; at += MixedNights.AT_ONCE) {
                List<Long> round = LongStream.range(first + at, first + Math.min(at + MixedNights.AT_ONCE, seeds))
                        .boxed()
                        .toList();
                for (MixedNights.Played played :
                        MixedNights.play(repository, folder.resolve("from-" + round.getFirst()), round)) {
                    console.println("  " + played);
                    wrong += played.findings().isEmpty() ? 0 : 1;
                }
            }
        }
        console.printf(
                "%s, in %d seconds.%n",
                wrong == 0 ? "Every night was as it must be" : wrong + " nights were not as they must be",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        return wrong;
    }
}
