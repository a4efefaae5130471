package stellar.relay;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The classes of relays that tests start by the hundred. A cache of them, as Java knows it, saves each relay half of its
 * work; it takes jars, and what is tested lies in folders.
 */
final class RelayClasses {

    private static final Path FOLDER = Path.of("target", "relay-classes").toAbsolutePath();
    private static final Duration TRAINING = Duration.ofSeconds(3);
    private static final List<String> OPTIONS = cached();

    private RelayClasses() {}

    /** The options of Java that name the classes. */
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> cached() {
        try {
            Files.createDirectories(FOLDER);
            String classes = String.join(File.pathSeparator, jars());
            Path cache = FOLDER.resolve("classes.aot");
            Files.deleteIfExists(cache);
            Path log = FOLDER.resolve("training.log");
            Process training = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + Path.of("relay.jvm.options").toAbsolutePath(),
                            "-XX:AOTCacheOutput=" + cache,
                            "-cp",
                            classes,
                            Relay.class.getName(),
                            "--config",
                            settings().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            training.waitFor(TRAINING.toMillis(), TimeUnit.MILLISECONDS);
            training.destroy();
            if (!training.waitFor(120, TimeUnit.SECONDS)) {
                training.destroyForcibly();
            }
            if (!Files.exists(cache)) {
                throw new IllegalStateException(
                        "A relay in training left no cache of its classes; " + log + " says why.");
            }
            return List.of("-XX:AOTCache=" + cache, "-cp", classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of a relay that finds neither its Voyager nor its cloud: the classes that it needs to try are most of all. */
    private static Path settings() throws IOException {
        Path key = Files.writeString(FOLDER.resolve("relay.key"), "00".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(FOLDER.resolve("relay.properties"), """
                relay.id=training
                relay.key.id=k1
                relay.key.file=relay.key
                cloud.url=http://127.0.0.1:9
                store.directory=store
                health.port=0
                voyager.1.telescope=training
                voyager.1.host=127.0.0.1
                voyager.1.port=9
                voyager.1.images.windows=C:\\\\frames
                voyager.1.images.local=/
                """);
    }

    private static List<String> jars() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(part);
            jars.add(Files.isDirectory(path) ? jar(path, jars.size()).toString() : part);
        }
        return jars;
    }

    private static Path jar(Path folder, int number) throws IOException {
        Path jar = FOLDER.resolve(number + ".jar");
        try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                to.putNextEntry(new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, to);
                to.closeEntry();
            }
        }
        return jar;
    }
}
