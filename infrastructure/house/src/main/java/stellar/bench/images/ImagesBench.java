package stellar.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import stellar.bench.Bench;
import stellar.bench.Figure;
import stellar.bench.Samples;

/** Mono frames and colour mosaics to three JPEGs each, by us and by others: one alone, and several by one program that stays warm. */
public final class ImagesBench {

    private static final String USAGE = "./stellar bench images takes --rounds N and --json FILE.";
    private static final int USUAL_ROUNDS = 7;
    private static final Duration ROUND = Duration.ofSeconds(100);

    /** As the cloud does, whose function stays for the next frame. */
    private static final int AT_ONCE = 10;

    private static final List<MadeFrame> FRAMES = List.of(
            new MadeFrame("4656 x 3520 mono", 4656, 3520, false),
            new MadeFrame("6000 x 4000 mosaic", 6000, 4000, true));

    private ImagesBench() {}

    /** {@code ./stellar bench images [--rounds N] [--json FILE]}: the repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Bench.rounds(arguments, USAGE, USUAL_ROUNDS, ROUND, ImagesBench::run);
    }

    private static List<Figure> run(Path repository, Path folder, int rounds) throws Exception {
        List<Developers.Named> developers = Developers.installed(repository);
        System.out.println("Beside: "
                + String.join(
                        ", ",
                        developers.stream().skip(1).map(Developers.Named::name).toList()) + ".");
        List<Figure> figures = new ArrayList<>();
        for (MadeFrame frame : FRAMES) {
            Path file = frame.write(folder);
            List<Path> many = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                many.add(Files.createLink(folder.resolve(i + file.getFileName().toString()), file));
            }
            figures.addAll(figures(frame, frame.name(), List.of(file), developers, folder, rounds));
            figures.addAll(
                    figures(frame, "each of " + AT_ONCE + " x " + frame.name(), many, developers, folder, rounds));
        }
        return figures;
    }

    private static List<Figure> figures(
            MadeFrame frame, String title, List<Path> files, List<Developers.Named> developers, Path folder, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Effort>> efforts = new LinkedHashMap<>();
        // In turn, so that all meet the machine in the same moods; the first time warms the disk's cache.
        for (int round = -1; round < rounds; round++) {
            for (Developers.Named developer : developers) {
                Effort effort = effort(developer, files, frame, Files.createTempDirectory(folder, "round"));
                if (round >= 0) {
                    efforts.computeIfAbsent(developer.name(), _ -> new ArrayList<>())
                            .add(effort);
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        efforts.forEach((name, own) -> {
            figures.add(figure(title, efforts, name, "processor time", "ms", Effort::cpuMillis));
            figures.add(figure(title, efforts, name, "time", "ms", Effort::wallMillis));
            figures.add(figure(title, efforts, name, "peak memory", "MiB", Effort::peakMiB));
        });
        return figures;
    }

    private static Effort effort(Developers.Named developer, List<Path> files, MadeFrame frame, Path folder)
            throws IOException, InterruptedException {
        Effort effort = Effort.of(developer.developer().commands(files, frame, folder), files.size(), folder);
        try (Stream<Path> made = Files.walk(folder)) {
            if (made.noneMatch(path -> path.endsWith("full.jpg"))) {
                throw new IOException(
                        developer.name() + " made no picture: " + Files.readString(folder.resolve("output.log")));
            }
        }
        return effort;
    }

    /** Ours beside each of the others; the others alone. */
    private static Figure figure(
            String of,
            Map<String, List<Effort>> efforts,
            String name,
            String what,
            String unit,
            ToDoubleFunction<Effort> measure) {
        Samples own = samples(efforts.getOrDefault(name, List.of()), measure);
        Samples ours = samples(efforts.getOrDefault("Stellar", List.of()), measure);
        String title = of + ", " + name + ": " + what;
        return name.equals("Stellar")
                ? Figure.of(title, own.median(), unit, own.spread())
                : new Figure(title, own.median(), unit, own.spread(), "Stellar", own.median() / ours.median());
    }

    private static Samples samples(List<Effort> efforts, ToDoubleFunction<Effort> of) {
        return new Samples(efforts.stream().mapToDouble(of).toArray());
    }
}
