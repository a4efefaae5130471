package stellar.ingredients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.RequestSignature;

class SbomTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private static List<Ingredient> all = List.of();

    @BeforeAll
    static void read() throws IOException {
        all = Ingredients.of(REPOSITORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stellar-functions", "stellar-relay", "stellar-web"})
    void cycloneDxFindsNothingWrongAndEachComponentIsWhole(String product) throws Exception {
        ObjectNode json = bill(product);
        assertThat(new JsonParser().validate(json.toString(), Version.VERSION_16))
                .isEmpty();
        assertThat(json.path("components")).isNotEmpty().allSatisfy(component -> {
            assertThat(component.path("version").asText()).isNotEmpty();
            assertThat(component.path("licenses")).isNotEmpty();
            if (!component.path("type").asText().equals("platform")) {
                assertThat(component.path("purl").asText()).startsWith("pkg:");
                assertThat(component.path("hashes")).isNotEmpty();
            }
        });
    }

    @Test
    void cycloneDxWouldFindWhatIsWrong() throws Exception {
        ObjectNode json = bill("stellar-web");
        ((ObjectNode) json.path("components").get(0)).remove("name");
        assertThat(new JsonParser().validate(json.toString(), Version.VERSION_16))
                .isNotEmpty();
    }

    @Test
    void everyClassOfTheFunctionsArtifactIsOursOrOfAJarThatIsNamed() throws Exception {
        Set<String> shipped = classes(REPOSITORY.resolve("functions/target/functions-lambda.jar")).stream()
                .filter(name -> !name.startsWith("stellar/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shipped).hasSizeGreaterThan(1000);
        Set<String> named = new HashSet<>();
        for (Ingredient one : product("stellar-functions").ingredients()) {
            if (one.file().isPresent()) {
                named.addAll(classes(one.file().get()));
            }
        }
        shipped.removeAll(named);
        assertThat(shipped).as("classes of nobody that is named").isEmpty();
        assertThat(product("stellar-functions").ingredients())
                .extracting(Ingredient::name)
                .contains("d3-celestial");
    }

    @Test
    void everyJarThatLiesBesideTheRelayIsNamedWithItsHash() throws Exception {
        Set<String> hashes = new HashSet<>();
        for (JsonNode component : bill("stellar-relay").path("components")) {
            component
                    .path("hashes")
                    .forEach(hash -> hashes.add(hash.path("content").asText()));
        }
        try (Stream<Path> jars = Files.list(REPOSITORY.resolve("edge-relay/relay/target/lib"))) {
            List<Path> foreign = jars.filter(
                            jar -> !jar.getFileName().toString().startsWith("contract-"))
                    .toList();
            assertThat(foreign).hasSizeGreaterThan(5).allSatisfy(jar -> assertThat(hashes)
                    .as(jar.toString())
                    .contains(RequestSignature.sha256(Files.readAllBytes(jar))));
        }
    }

    private static Sbom product(String name) throws IOException {
        return Sbom.all(REPOSITORY, SbomFiles.version(REPOSITORY), all).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode bill(String name) throws IOException {
        return product(name).json(SbomFiles.version(REPOSITORY), Instant.parse("2026-11-22T10:00:00Z"));
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .collect(Collectors.toSet());
        }
    }
}
