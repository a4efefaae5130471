package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package as an operator has it after unpacking.
 *
 * @param folder what was in the archive
 */
record UnpackedPackage(Path folder) {
    private static final Path SCRIPT = Path.of("../../edge-relay/relay/package/package.sh")
            .toAbsolutePath()
            .normalize();

    /**
     * What a command ended with and said, standard output and error together.
     *
     * @param code 0 when all went well
     */
    record Said(int code, String words) {}

    /** Makes packages into the folder {@code to}, as {@code ./stellar package} does once the relay is built. */
    static Said make(Path to, String... flags) throws Exception {
        return run(
                Stream.concat(Stream.of(SCRIPT, "--out", to), Stream.of(flags)).toArray());
    }

    /** Unpacks the one archive that lies in the folder. */
    static UnpackedPackage in(Path folder) throws Exception {
        Path archive = only(folder, ".tar.gz");
        succeeds("tar", "xzf", archive, "-C", Files.createDirectory(folder.resolve("unpacked")));
        return new UnpackedPackage(only(folder.resolve("unpacked"), ""));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A line of the package's file {@code release}. */
    String release(String name) throws IOException {
        try (Stream<String> lines = Files.lines(file("release"))) {
            return lines.filter(line -> line.startsWith(name + "=\""))
                    .map(line -> line.substring(name.length() + 2, line.length() - 1))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The one file in a folder whose name ends so. */
    static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    static void succeeds(Object... command) throws Exception {
        Said said = run(command);
        assertThat(said.code()).as(said.words()).isZero();
    }

    static Said run(Object... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.of(command).map(Object::toString).toList()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("STELLAR_JDK_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), words);
    }
}
