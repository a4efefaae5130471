package stellar.ingredients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What this build is really made of, held against the rules and the list. */
class LicenceListTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private static List<Ingredient> all = List.of();

    @BeforeAll
    static void read() throws IOException {
        all = Ingredients.of(REPOSITORY);
    }

    @Test
    void everyLibraryIsListedAndNoneHasALicenceThatMayNotComeIn() throws Exception {
        assertThat(all).hasSizeGreaterThan(250);
        assertThat(LicenceList.findings(REPOSITORY, all)).isEmpty();
    }

    @Test
    void everyModuleAndEveryLockFileIsRead() throws Exception {
        assertThat(Pattern.compile("<module>([^<]+)</module>")
                        .matcher(Files.readString(REPOSITORY.resolve("pom.xml")))
                        .results()
                        .map(module -> module.group(1)))
                .containsExactlyInAnyOrderElementsOf(Ingredients.MODULES);
        try (Stream<Path> tracked = Files.find(REPOSITORY, 4, (path, _) -> path.endsWith("package-lock.json"))) {
            assertThat(tracked.filter(path -> !path.toString().contains("node_modules"))
                            .map(path -> REPOSITORY.relativize(path).getParent()))
                    .extracting(String::valueOf)
                    .containsExactlyInAnyOrderElementsOf(Ingredients.PAGES.keySet());
        }
    }

    @Test
    void scopesAreToldApart() {
        assertThat(named("org.xerial:sqlite-jdbc").uses()).contains("relay:compile", "house:compile");
        assertThat(named("org.xerial:sqlite-jdbc").isUsed("functions")).isFalse();
        assertThat(named("net.jqwik:jqwik").uses()).containsExactly("relay:test");
        assertThat(named("org.slf4j:slf4j-jdk14").uses()).contains("functions:runtime");
        assertThat(named("svelte").uses()).containsExactly("web:prod");
        assertThat(named("vitest").uses()).containsExactly("web:dev");
    }

    @Test
    void aListThatIsOutOfDateIsToldLineByLine() {
        Ingredient one = used("one", "1.0");
        String listed = LicenceList.text(List.of(one, used("two", "1.0")));
        assertThat(LicenceList.differences(listed, List.of(one, used("two", "1.0"))))
                .isEmpty();
        assertThat(LicenceList.differences(listed, List.of(one, used("two", "1.1"))))
                .containsExactly(
                        "two 1.1 (MIT) is not in docs/licences.csv.",
                        "docs/licences.csv names what is not used any more: npm;two;1.0;MIT;web:prod",
                        "Write the list anew with ./stellar licences --write, look at what changed, and commit it.");
    }

    private static Ingredient named(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static Ingredient used(String name, String version) {
        return new Ingredient(
                Ingredient.Kind.NPM,
                name,
                version,
                new TreeSet<>(List.of("web:prod")),
                "MIT",
                Optional.empty(),
                Optional.empty());
    }
}
