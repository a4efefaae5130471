package stellar.bench.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Those who develop frames: ours, the limit, and whatever else is installed. */
final class Developers {

    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx48m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto");

    private Developers() {}

    /** One of them. */
    interface Developer {
        /** The commands, one after another, for frames of one kind; what they write goes below the folder. */
        List<List<String>> commands(List<Path> files, MadeFrame frame, Path folder) throws IOException;
    }

    record Named(String name, Developer developer) {}

    static List<Named> installed(Path repository) throws IOException, InterruptedException {
        List<Named> all = new ArrayList<>();
        String functions =
                repository.resolve("functions/target/functions-lambda.jar").toString();
        String house = repository.resolve("infrastructure/house/target/classes").toString();
        all.add(new Named(
                "Stellar",
                (files, _, folder) ->
                        List.of(java("-Xmx48m", functions, "stellar.pictures.DevelopFile", files, folder + "/out"))));
        all.add(new Named(
                "the limit",
                (files, frame, folder) -> List.of(java(
                        "-Xmx256m",
                        house,
                        Limit.class.getName(),
                        files,
                        Integer.toString(frame.width()),
                        Integer.toString(frame.height()),
                        frame.isMosaic() ? "3" : "1",
                        folder.toString()))));
        if (isInstalled("convert", "-version")) {
            // As a loop of the shell would: with many files it has all of them in memory at once.
            all.add(new Named(
                    "ImageMagick",
                    (files, _, _) -> files.stream().map(Developers::magick).toList()));
        }
        if (isInstalled("siril-cli", "--version")) {
            all.add(new Named("Siril", Developers::siril));
        }
        if (isInstalled("python3", "-c", "import astropy, PIL")) {
            String script =
                    repository.resolve("infrastructure/house/bench/develop.py").toString();
            all.add(new Named(
                    "Astropy with Pillow",
                    (files, _, folder) -> List.of(joined(List.of("python3", script), files, folder.toString()))));
        }
        return all;
    }

    private static List<String> java(String memory, String classes, String main, List<Path> files, String... rest) {
        List<String> command = new ArrayList<>(JAVA);
        command.set(1, memory);
        command.addAll(List.of("-cp", classes, main));
        return joined(command, files, rest);
    }

    private static List<String> joined(List<String> command, List<Path> files, String... rest) {
        List<String> all = new ArrayList<>(command);
        files.forEach(file -> all.add(file.toString()));
        all.addAll(List.of(rest));
        return all;
    }

    /** It takes a mosaic for a mono picture: less work than ours does. */
    private static List<String> magick(Path file) {
        return List.of(
                "convert",
                "fits:" + file,
                "-contrast-stretch",
                "0.5%x0.5%",
                "-depth",
                "8",
                "-quality",
                "90",
                "-write",
                "full.jpg",
                "-resize",
                "1600x1600",
                "-write",
                "preview.jpg",
                "-resize",
                "320x320",
                "thumb.jpg");
    }

    /** It, too, takes a mosaic for a mono picture here, and is told the stretch that fits the made frames: 1.0 finds none itself. */
    private static List<List<String>> siril(List<Path> files, MadeFrame frame, Path folder) throws IOException {
        StringBuilder script = new StringBuilder("requires 1.0.0\ncd %s\n".formatted(folder));
        for (Path file : files) {
            script.append("""
                    load %s
                    mtf 0.0172 0.0032 1
                    savejpg full 90
                    resample %.4f
                    savejpg preview 90
                    resample 0.2
                    savejpg thumb 90
                    """.formatted(file, 1600.0 / Math.max(frame.width(), frame.height())));
        }
        return List.of(List.of(
                "siril-cli",
                "-s",
                Files.writeString(folder.resolve("develop.ssf"), script).toString()));
    }

    private static boolean isInstalled(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
