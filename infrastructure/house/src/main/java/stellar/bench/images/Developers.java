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
        /** Its command for a frame; what it writes goes into the folder. */
        List<String> command(Path file, MadeFrame frame, Path folder) throws IOException;
    }

    record Named(String name, Developer developer) {}

    static List<Named> installed(Path repository) throws IOException, InterruptedException {
        List<Named> all = new ArrayList<>();
        String functions =
                repository.resolve("functions/target/functions-lambda.jar").toString();
        String house = repository.resolve("infrastructure/house/target/classes").toString();
        all.add(new Named(
                "Stellar",
                (file, _, folder) -> java(
                        "-Xmx48m",
                        functions,
                        "stellar.pictures.DevelopFile",
                        file.toString(),
                        folder.resolve("out").toString())));
        all.add(new Named(
                "the limit",
                (file, frame, folder) -> java(
                        "-Xmx256m",
                        house,
                        Limit.class.getName(),
                        file.toString(),
                        Integer.toString(frame.width()),
                        Integer.toString(frame.height()),
                        frame.isMosaic() ? "3" : "1",
                        folder.toString())));
        if (isInstalled("convert", "-version")) {
            all.add(new Named("ImageMagick", (file, _, _) -> magick(file)));
        }
        if (isInstalled("siril-cli", "--version")) {
            all.add(new Named("Siril", Developers::siril));
        }
        if (isInstalled("python3", "-c", "import astropy, PIL")) {
            String script =
                    repository.resolve("infrastructure/house/bench/develop.py").toString();
            all.add(new Named(
                    "Astropy with Pillow",
                    (file, _, folder) -> List.of("python3", script, file.toString(), folder.toString())));
        }
        return all;
    }

    private static List<String> java(String memory, String classes, String... rest) {
        List<String> command = new ArrayList<>(JAVA);
        command.set(1, memory);
        command.addAll(List.of("-cp", classes));
        command.addAll(List.of(rest));
        return command;
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
    private static List<String> siril(Path file, MadeFrame frame, Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("develop.ssf"), """
                requires 1.0.0
                cd %s
                load %s
                mtf 0.0172 0.0032 1
                savejpg full 90
                resample %.4f
                savejpg preview 90
                resample 0.2
                savejpg thumb 90
                """.formatted(
                        folder, file, 1600.0 / Math.max(frame.width(), frame.height())));
        return List.of("siril-cli", "-s", script.toString());
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
