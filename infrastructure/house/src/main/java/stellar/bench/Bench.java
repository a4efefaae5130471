package stellar.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stellar.house.Arguments;
import stellar.house.UsageException;

/** A bench as people start it: says how long it takes, measures, prints the figures, and leaves nothing behind. */
public final class Bench {

    private static final String USAGE = "./stellar bench takes --json FILE and nothing else.";

    private Bench() {}

    /** Something that measures. */
    public interface Measurement {

        /** Measures; whatever it writes goes below the folder. */
        List<Figure> in(Path folder) throws Exception;
    }

    /** {@code ./stellar bench [--json FILE]}: the repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]);
        try {
            Arguments flags = new Arguments(List.of(arguments).subList(1, arguments.length), USAGE);
            Optional<Path> json = flags.last("--json").map(Path::of);
            flags.refuseOthers();
            run(HouseBench.about(), json, folder -> {
                List<Figure> figures = new ArrayList<>(SpoolBench.run(folder));
                figures.addAll(HouseBench.run(repository, folder));
                return figures;
            });
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Something that measures in rounds. */
    public interface Rounds {

        /** Measures so many times; whatever it writes goes below the folder. */
        List<Figure> in(Path repository, Path folder, int rounds) throws Exception;
    }

    /**
     * A bench's command line: the repository's folder, then {@code [--rounds N] [--json FILE]}. Ends the program when it is wrong.
     *
     * @param round about how long one takes
     */
    public static void rounds(String[] arguments, String usage, int usual, Duration round, Rounds measurement)
            throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        try {
            Arguments flags = new Arguments(List.of(arguments).subList(1, arguments.length), usage);
            int rounds = (int) flags.positive("--rounds", usual);
            Optional<Path> json = flags.last("--json").map(Path::of);
            flags.refuseOthers();
            run(round.multipliedBy(rounds), json, folder -> measurement.in(repository, folder, rounds));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Measures in a folder of its own, prints each figure, and writes a line of JSON each if asked to. */
    public static void run(Duration about, Optional<Path> json, Measurement measurement) throws Exception {
        inFolder(folder -> {
            System.out.printf(
                    "About %d minutes; %d processors.%n%n",
                    about.toMinutes(), Runtime.getRuntime().availableProcessors());
            List<Figure> figures = measurement.in(folder);
            figures.forEach(figure -> System.out.println(figure.line()));
            if (json.isPresent()) {
                Files.write(json.get(), figures.stream().map(Figure::json).toList());
            }
        });
    }

    /** Something that is done in a folder. */
    public interface Work {
        void in(Path folder) throws Exception;
    }

    /** Works in a folder of its own, and leaves nothing behind. */
    public static void inFolder(Work work) throws Exception {
        Path folder = Files.createTempDirectory("stellar-bench-");
        try {
            work.in(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
