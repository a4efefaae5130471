package stellar.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** {@code ./stellar bench [--json FILE]}: prints the figures, and writes a line of JSON each. */
public final class Bench {

    private Bench() {}

    /** The repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]);
        Path json = null;
        if (arguments.length == 3 && arguments[1].equals("--json")) {
            json = Path.of(arguments[2]);
        } else if (arguments.length != 1) {
            System.err.println("./stellar bench takes --json FILE and nothing else.");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("stellar-bench-");
        try {
            System.out.printf(
                    "About %d minutes; %d processors.%n%n",
                    HouseBench.about().toMinutes(), Runtime.getRuntime().availableProcessors());
            List<Figure> figures = new ArrayList<>();
            figures.addAll(SpoolBench.run(folder));
            figures.addAll(HouseBench.run(repository, folder));
            figures.forEach(figure -> System.out.println(figure.line()));
            if (json != null) {
                Files.write(json, figures.stream().map(Figure::json).toList());
            }
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
