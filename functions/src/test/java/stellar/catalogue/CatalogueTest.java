package stellar.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.packaged();

    @Test
    void thereAreThirteenThousandObjectsBeyondTheStarsAndAllHaveAnIdOfTheirOwn() {
        List<SkyObject> all = CATALOGUE.objects().toList();

        assertThat(all).filteredOn(object -> object.kind() != Kind.STAR).hasSizeGreaterThan(13_000);
        assertThat(all.stream().map(SkyObject::id).collect(Collectors.toSet())).hasSize(all.size());
        assertThat(all.stream().flatMap(object -> object.designations().stream()))
                .filteredOn(name -> name.startsWith("NGC ") || name.startsWith("IC "))
                .hasSizeGreaterThan(10_000);
    }

    @Test
    void everyMessierAndEveryCaldwellNumberIsFoundFirst() {
        for (int number = 1; number <= 110; number++) {
            assertThat(first("M" + number).designations()).contains("M " + number);
            assertThat(first("messier " + number).designations()).contains("M " + number);
        }
        for (int number = 1; number <= 109; number++) {
            assertThat(first("caldwell " + number).designations()).contains("C " + number);
        }
        assertThat(CATALOGUE.byName("M 111")).isEmpty();
        assertThat(CATALOGUE.byName("C 110")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "m 31, M 31",
        "M31, M 31",
        "M031, M 31",
        "m-31, M 31",
        "Messier 31, M 31",
        "MESSIER31, M 31",
        "ngc0224, M 31",
        "NGC 224, M 31",
        "ngc-224, M 31",
        "n.g.c. 224, M 31",
        "andromede, M 31",
        "Andromède, M 31",
        "galaxie d'andromède, M 31",
        "galaxie andromede, M 31",
        "GALAXIE D’ANDROMEDE, M 31",
        "andromeda gal, M 31",
        "c14, C 14",
        "Caldwell 14, C 14",
        "C014, C 14",
        "sh2-155, C 9",
        "Sharpless 155, C 9",
        "sharpless 2-155, C 9",
        "barnard 33, B 33",
        "b033, B 33",
        "tête de cheval, IC 434",
        "etoile polaire, α UMi",
        "Étoile Polaire, α UMi",
        "alpha lyrae, α Lyr",
        "α lyr, α Lyr",
        "véga, α Lyr",
        "vega, α Lyr",
        "collinder 399, Cr 399",
        "abell 39, Abell 39",
        "abell 1656, ACO 1656",
        "l'aigle, M 16",
        "nebuleuse aigle, M 16",
        "œil de chat, M 94",
        "oeil de chat, M 94",
        "hubble's variable, C 46",
        "hubbles variable, C 46",
        "whirlpool, M 51",
        "tourbillon, M 51",
        "crèche, M 44",
        "amérique du nord, C 20",
        "amerique nord, C 20",
        "north america, C 20",
        "47 tuc, C 106",
        "omega cen, C 80",
        "coeur, M 50",
        "nébuleuse du cœur, IC 1805",
        "pleiades, M 45",
        "SNR G111.7-2.1, SNR G 111.7-02.1",
    })
    void whatAPersonTypesFindsWhatIsMeantFirst(String typed, String id) {
        assertThat(first(typed).id()).isEqualTo(id);
    }

    @Test
    void theExactDesignationComesFirstThenTheOnesThatBeginSoTheBestKnownFirst() {
        assertThat(ids("m 3", 9))
                .containsExactly("M 3", "M 30", "M 31", "M 32", "M 33", "M 34", "M 35", "M 36", "M 37");
        // NGC 7089, 7078, 7099 and 7092 are Messier's.
        assertThat(ids("ngc 70", 6)).containsExactly("NGC 70", "M 2", "M 15", "M 30", "M 39", "C 4");
        assertThat(ids("M", 3)).containsExactly("M 1", "M 2", "M 3");
    }

    @Test
    void wordsInsideANameAreFoundWithMessierBeforeTheOthers() {
        assertThat(ids("orion", 2)).startsWith("M 42");
        assertThat(ids("nebuleuse", 3)).containsExactly("M 1", "M 8", "M 16");
        assertThat(ids("trif", 5)).startsWith("M 20");
    }

    @Test
    void everyDesignationOfEveryObjectFindsItHoweverItIsWritten() {
        long seed = 20261121;
        Random random = new Random(seed);
        List<String> lost = new ArrayList<>();
        CATALOGUE.objects().forEach(object -> object.designations().forEach(designation -> {
            String typed = mangled(designation, random);
            if (CATALOGUE.search(typed, 1).stream().noneMatch(object::equals)) {
                lost.add(designation + " typed as " + typed);
            }
        }));

        assertThat(lost).as("with seed %d", seed).isEmpty();
    }

    @Test
    void everyNameOfEveryObjectFindsItOrOthersOfThatName() {
        Map<String, Integer> bearers = new HashMap<>();
        CATALOGUE
                .objects()
                .flatMap(object -> object.allNames().map(Folding::name).distinct())
                .forEach(name -> bearers.merge(name, 1, Integer::sum));

        CATALOGUE.objects().forEach(object -> object.allNames().forEach(name -> assertThat(
                        CATALOGUE.search(name.toUpperCase(Locale.ROOT), bearers.getOrDefault(Folding.name(name), 0)))
                .as("%s for %s", object.id(), name)
                .contains(object)));
    }

    @Test
    void atLeastAHundredAndFiftyObjectsAreNamedInBothLanguages() {
        assertThat(CATALOGUE
                        .objects()
                        .filter(object -> object.kind() != Kind.STAR)
                        .filter(object ->
                                object.names().en() != null && object.names().fr() != null))
                .hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\t\n", "---", "'", "Андромеда", "仙女座", "\u0000", "☄", "..", "zzzzzz", "'; DROP TABLE x"
            })
    void oddTextFindsNothingAndBreaksNothing(String typed) {
        assertThat(CATALOGUE.search(typed, 10)).isEmpty();
        assertThat(CATALOGUE.byName(typed)).isEmpty();
    }

    @Test
    void theTextAndTheAnswerAreBounded() {
        assertThat(CATALOGUE.search("m".repeat(81), 10)).isEmpty();
        assertThat(CATALOGUE.byName("m".repeat(100_000))).isEmpty();
        assertThat(CATALOGUE.search("n", 1_000_000)).hasSize(50);
        assertThat(CATALOGUE.search("m 31", 0)).isEmpty();
        assertThat(CATALOGUE.search("m 31", -1)).isEmpty();
    }

    @Test
    void byNameTakesWholeDesignationsAndNamesOnly() {
        assertThat(CATALOGUE.byName("m031")).map(SkyObject::id).contains("M 31");
        assertThat(CATALOGUE.byName("GALAXIE D'ANDROMEDE")).map(SkyObject::id).contains("M 31");
        assertThat(CATALOGUE.byName("andromed")).isEmpty();
        assertThat(CATALOGUE.byName("PK 064-05.1")).isEmpty();
    }

    @Test
    void whatIsKnownOfAnObjectIsTold() {
        SkyObject andromeda = first("m 31");

        assertThat(andromeda.designations()).containsExactly("M 31", "NGC 224");
        assertThat(andromeda.names()).isEqualTo(new SkyObject.Names("Andromeda Galaxy", "Galaxie d'Andromède"));
        assertThat(andromeda.kind()).isEqualTo(Kind.GALAXY);
        assertThat(andromeda.constellation()).isEqualTo("And");
        assertThat(andromeda.magnitude()).isNotNull().isBetween(3.0, 4.5);
        assertThat(andromeda.sizeArcmin()).isNotNull().isBetween(150.0, 200.0);
        assertThat(first("b 33").magnitude()).isNull();
        assertThat(first("abell 1656").magnitude()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Polaris, UMi",
        "M 42, Ori",
        "LMC, Dor",
        "SMC, Tuc",
        "NGC 2573, Oct",
        "M 5, Ser",
        "M 16, Ser",
        "NGC 7822, Cep",
        "NGC 40, Cep",
        "M 81, UMa",
        "Hyades, Tau",
        "NGC 7814, Peg",
        "C 1, Cep",
    })
    void theConstellationIsTheOneInWhoseBordersItStands(String name, String constellation) {
        assertThat(first(name).constellation()).isEqualTo(constellation);
    }

    /** Other case, no or more space, and a zero before the number, where the number cannot become another. */
    private static String mangled(String designation, Random random) {
        String cased =
                random.nextBoolean() ? designation.toLowerCase(Locale.ROOT) : designation.toUpperCase(Locale.ROOT);
        if (!cased.matches("(?i)(M|C|NGC|IC|PGC|LDN|LBN|ACO|UGC|B|Cr) \\d+")) {
            return cased.replaceFirst("ς", "σ");
        }
        String between = List.of("", " ", "-", "  ", "0", " 00").get(random.nextInt(6));
        return cased.replace(" ", between);
    }

    private static SkyObject first(String typed) {
        List<SkyObject> found = CATALOGUE.search(typed, 1);
        assertThat(found).as(typed).hasSize(1);
        return found.getFirst();
    }

    private static List<String> ids(String typed, int limit) {
        return CATALOGUE.search(typed, limit).stream().map(SkyObject::id).toList();
    }

    @Test
    void searchesFromSeveralThreadsDoNotMeet() {
        List<String> found = IntStream.rangeClosed(1, 110)
                .parallel()
                .mapToObj(number -> first("M " + number).id())
                .toList();

        assertThat(found)
                .isEqualTo(IntStream.rangeClosed(1, 110)
                        .mapToObj(number -> "M " + number)
                        .toList());
    }
}
