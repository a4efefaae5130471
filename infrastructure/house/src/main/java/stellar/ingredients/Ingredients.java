package stellar.ingredients;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.contract.Wire;

/** Reads what a built repository is made of. */
public final class Ingredients {

    /** Where the Java modules are, which the root's pom names too: a module that is missing here is found by the test. */
    static final List<String> MODULES = List.of(
            "edge-relay/contract",
            "edge-relay/simulator",
            "edge-relay/relay",
            "infrastructure/dynamodb-local",
            "infrastructure/local-cloud",
            "functions",
            "infrastructure/house");

    /** Each folder with a {@code package-lock.json}, and what it is called among the uses. */
    static final Map<String, String> PAGES =
            Map.of("web", "web", "functions/catalogue", "catalogue", "infrastructure/house/bench", "bench");

    private static final String OWN = "stellar:";

    /** As {@code dependency:list} writes: {@code group:artifact:type[:classifier]:version:scope:file -- module ...}. */
    private static final Pattern RESOLVED = Pattern.compile(
            " {3}([^:]+):([^:]+):([^:]+)(?::([^:]+))?:([^:]+):([a-z]+):(.+?)(?: \\(optional\\))?(?: -- .*)?");

    private final Path repository;
    private final LicenceNames names;
    private final Map<String, Ingredient> found = new TreeMap<>();

    private Ingredients(Path repository, LicenceNames names) {
        this.repository = repository;
        this.names = names;
    }

    /**
     * All of them, by kind, name and version.
     *
     * @throws IOException when the Java parts have not been built
     */
    public static List<Ingredient> of(Path repository) throws IOException {
        Ingredients all = new Ingredients(repository, LicenceNames.packaged());
        for (String module : MODULES) {
            all.readMaven(module);
        }
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            all.readNpm(page.getKey(), page.getValue());
        }
        return all.found.values().stream()
                .sorted(Comparator.comparing(Ingredient::kind)
                        .thenComparing(Ingredient::name)
                        .thenComparing(Ingredient::version))
                .toList();
    }

    private void readMaven(String module) throws IOException {
        Path list = repository.resolve(module).resolve("target/ingredients.txt");
        if (!Files.exists(list)) {
            throw new IOException("There is no " + list + "; build first (mvn package -DskipTests writes it).");
        }
        String part = module.substring(module.lastIndexOf('/') + 1);
        for (String line : Files.readAllLines(list)) {
            Matcher resolved = RESOLVED.matcher(line);
            if (resolved.matches() && !(resolved.group(1) + ":").equals(OWN)) {
                String classifier = resolved.group(4);
                boolean isPlain = classifier == null && resolved.group(3).equals("jar");
                String name = resolved.group(1) + ":" + resolved.group(2)
                        + (isPlain ? "" : ":" + resolved.group(3) + (classifier == null ? "" : ":" + classifier));
                Path file = Path.of(resolved.group(7));
                add(
                        new Ingredient(
                                Ingredient.Kind.MAVEN,
                                name,
                                resolved.group(5),
                                new TreeSet<>(),
                                names.of(Pom.licences(file, resolved.group(1), resolved.group(2), resolved.group(5))),
                                Optional.of(file),
                                Optional.empty()),
                        part + ":" + resolved.group(6));
            }
        }
    }

    private void readNpm(String folder, String part) throws IOException {
        JsonNode lock =
                Wire.readObject(Files.readString(repository.resolve(folder).resolve("package-lock.json")));
        for (Map.Entry<String, JsonNode> each : lock.path("packages").properties()) {
            JsonNode one = each.getValue();
            if (each.getKey().isEmpty()) {
                continue;
            }
            String scope =
                    one.path("dev").asBoolean() || one.path("devOptional").asBoolean() ? "dev" : "prod";
            add(
                    new Ingredient(
                            Ingredient.Kind.NPM,
                            each.getKey()
                                    .substring(each.getKey().lastIndexOf("node_modules/") + "node_modules/".length()),
                            one.path("version").asText(),
                            new TreeSet<>(),
                            names.of(new ArrayList<>(List.of(one.path("license").asText("none")))),
                            Optional.empty(),
                            sha512(one.path("integrity").asText())),
                    part + ":" + scope);
        }
    }

    private void add(Ingredient one, String use) {
        found.computeIfAbsent(one.purl(), _ -> one).uses().add(use);
    }

    private static Optional<String> sha512(String integrity) {
        return integrity.startsWith("sha512-")
                ? Optional.of(
                        HexFormat.of().formatHex(Base64.getDecoder().decode(integrity.substring("sha512-".length()))))
                : Optional.empty();
    }
}
