package stellar.ingredients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./stellar sbom [FOLDER]}: writes the bills of materials, a file a product. */
public final class SbomFiles {

    private static final Pattern OWN_VERSION = Pattern.compile("<artifactId>stellar</artifactId>\\s*<version>([^<]+)<");

    private SbomFiles() {}

    /** The repository's folder, then that of the files. */
    public static void main(String[] arguments) throws IOException {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        String version = version(repository);
        List<Ingredient> all = Ingredients.of(repository);
        for (Sbom sbom : Sbom.all(repository, version, all)) {
            if (!Files.exists(sbom.artifact())) {
                throw new IOException("There is no " + sbom.artifact() + ", whose hash is to be told; build it first.");
            }
            ObjectNode json = sbom.json(version, Instant.now());
            Path file = folder.resolve(sbom.name() + ".cdx.json");
            Files.writeString(file, json.toPrettyString() + "\n");
            System.out.printf(
                    "  %s: %d components%n", file, json.path("components").size());
        }
    }

    static String version(Path repository) throws IOException {
        Matcher found = OWN_VERSION.matcher(Files.readString(repository.resolve("pom.xml")));
        if (!found.find()) {
            throw new IOException("The pom of " + repository + " tells no version.");
        }
        return found.group(1);
    }
}
