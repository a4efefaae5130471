package stellar.local;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.joda.time.DateTime;
import stellar.local.sample.Echo;

/** Packs the sample functions as a folder of classes and libraries, which the local cloud takes as an artifact. */
public final class SampleArtifact {

    private SampleArtifact() {}

    /** Fills the folder and gives it back. */
    public static Path in(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("stellar/local/sample"));
        Path compiled = home(Echo.class).resolve("stellar/local/sample");
        try (Stream<Path> files = Files.list(compiled)) {
            for (Path file : files.toList()) {
                Files.copy(file, classes.resolve(file.getFileName()));
            }
        }
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        for (Class<?> inside : List.of(S3Event.class, DateTime.class)) {
            Path jar = home(inside);
            Files.copy(jar, libraries.resolve(jar.getFileName()));
        }
        return folder;
    }

    private static Path home(Class<?> type) throws IOException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
    }
}
