package stellar.ingredients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceRulesTest {

    private static final LicenceRules NO_EXCEPTIONS = new LicenceRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPL-2.0-only",
                "GPL-3.0-or-later",
                "AGPL-3.0-only",
                "LGPL-2.1-only",
                "SSPL-1.0",
                "EPL-2.0",
                "MPL-2.0",
                "EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0",
                "MIT AND GPL-3.0-only"
            })
    void aNewCopyleftOneIsRefusedByNameWithWhatToDo(String licence) {
        assertThat(NO_EXCEPTIONS.findings(List.of(used("org.example:new", licence, "functions:compile"))))
                .singleElement()
                .asString()
                .contains("org.example:new 1.0 (functions:compile)", licence, "copyleft", "licence-exceptions.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "SEE LICENSE IN LICENSE.md", "My own", "BUSL-1.1"})
    void oneThatNobodyKnowsOrThatIsNotFreeIsRefused(String licence) {
        assertThat(NO_EXCEPTIONS.findings(List.of(used("new", licence, "web:dev"))))
                .singleElement()
                .asString()
                .contains("new 1.0 (web:dev)")
                .doesNotContain("is copyleft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MIT", "Apache-2.0", "(MIT OR GPL-3.0-only)", "MIT AND BSD-3-Clause", "EPL-2.0 OR Apache-2.0"})
    void aPermissiveOneComesInAndSoDoesAChoiceOfOne(String licence) {
        assertThat(NO_EXCEPTIONS.findings(List.of(used("new", licence, "web:prod"))))
                .isEmpty();
    }

    @Test
    void anExceptionIsForItsUsesAndItsLicenceAlone() {
        LicenceRules rules = new LicenceRules(
                List.of(new LicenceRules.Exempt("org.junit.*", List.of("relay:test"), "EPL-2.0", "Runs tests.")));
        assertThat(rules.findings(List.of(used("org.junit.one", "EPL-2.0", "relay:test"))))
                .isEmpty();
        assertThat(rules.findings(List.of(
                        used("org.junit.one", "EPL-2.0", "relay:test"),
                        used("org.junit.two", "EPL-2.0", "relay:compile"),
                        used("org.junit.three", "GPL-3.0-only", "relay:test"))))
                .hasSize(2)
                .anySatisfy(said -> assertThat(said).contains("org.junit.two", "relay:compile"))
                .anySatisfy(said -> assertThat(said).contains("org.junit.three", "GPL-3.0-only"));
    }

    @Test
    void anExceptionForNothingIsToBeRemoved() {
        LicenceRules rules =
                new LicenceRules(List.of(new LicenceRules.Exempt("gone", List.of("web"), "MPL-2.0", "Was used.")));
        assertThat(rules.findings(List.of())).singleElement().asString().contains("gone", "MPL-2.0", "Remove");
    }

    private static Ingredient used(String name, String licence, String use) {
        return new Ingredient(
                Ingredient.Kind.NPM,
                name,
                "1.0",
                new TreeSet<>(List.of(use)),
                licence,
                Optional.empty(),
                Optional.empty());
    }
}
