package stellar.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The maker on a sky of three objects. */
class CatalogueMakerTest {

    private static final String FEATURE =
            "{\"id\":\"%s\",\"properties\":{\"desig\":\"%s\",\"type\":\"%s\",\"mag\":\"%s\",\"dim\":\"%s\"},"
                    + "\"geometry\":{\"coordinates\":[%s]}}";

    @TempDir
    Path lists;

    @BeforeEach
    void aSmallSky() throws IOException {
        data(
                "dsos.20.json",
                features(
                        FEATURE.formatted("NGC 1", "M 1", "s", "12.346", "2x31.5", "-90.5, 10"),
                        FEATURE.formatted("B 2", "B 2", "dn", "5", "", "10, -20"),
                        FEATURE.formatted("PGC 3", "PGC 3", "g", "14.01", "", "10, -20")));
        data("dsonames.json", "{\"NGC 1\":{\"name\":\"First\",\"fr\":\"Premier\"}}");
        data("starnames.json", "{}");
        data("stars.14.json", features());
        data("constellations.json", features());
        // One constellation holds what is south of 60° north, the other the rest with the pole.
        data(
                "constellations.bounds.json",
                features(area("Sou", "[[[0,60],[120,60],[240,60]]]"), area("UMi", "[[[0,60],[120,60],[240,60]]]")));
        for (String list : List.of("corrections", "additions", "designations", "names")) {
            list(list, "# nothing");
        }
    }

    @Test
    void anObjectIsTakenAsTheSourceHasIt() throws IOException {
        SkyObject first = object("M 1");

        assertThat(first.designations()).containsExactly("M 1", "NGC 1");
        assertThat(first.raJ2000Hours()).isEqualTo(17.966667);
        assertThat(first.decJ2000Degrees()).isEqualTo(10);
        assertThat(first.magnitude()).isEqualTo(12.35);
        assertThat(first.sizeArcmin()).isEqualTo(31.5);
        assertThat(first.names()).isEqualTo(new SkyObject.Names("First", "Premier"));
    }

    @Test
    void theOpacityOfADarkNebulaIsNoMagnitudeAndFaintPgcGalaxiesAreLeftOut() throws IOException {
        assertThat(object("B 2").magnitude()).isNull();
        assertThat(made()).extracting(SkyObject::id).containsExactlyInAnyOrder("M 1", "B 2");
    }

    @Test
    void ourListsHaveTheLastWord() throws IOException {
        list("corrections", "M 1;01 30 00.0;-00 30 00;galaxy-cluster;-;7.5;someone\nB 2;;;dropped;;;not there");
        list("additions", "Ou 4|Squid;planetary-nebula;21 00 00;+89 00 00;9.5;;someone");
        list("designations", "NGC 1;C 7|IC 3");
        list("names", "NGC 1;Great First;Grand Premier;Old First");

        SkyObject first = object("M 1");
        assertThat(first.designations()).containsExactly("M 1", "C 7", "NGC 1", "IC 3");
        assertThat(first.raJ2000Hours()).isEqualTo(1.5);
        assertThat(first.decJ2000Degrees()).isEqualTo(-0.5);
        assertThat(first.kind()).isEqualTo(Kind.GALAXY_CLUSTER);
        assertThat(first.magnitude()).isNull();
        assertThat(first.sizeArcmin()).isEqualTo(7.5);
        assertThat(first.names()).isEqualTo(new SkyObject.Names("Great First", "Grand Premier"));
        assertThat(first.otherNames()).containsExactly("First", "Premier", "Old First");
        assertThat(object("Ou 4").constellation()).isEqualTo("UMi");
        assertThat(made()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            corrections  | NGC 9;;;dropped;;;               | corrections.csv, line 2 names NGC 9, which is not there
            corrections  | NGC 1;25 00 00;+00 00 00;;;;     | corrections.csv, line 2 has "25 00 00" where an angle
            corrections  | NGC 1;;;comet;;;                 | corrections.csv, line 2 has the kind "comet"
            corrections  | NGC 1                            | corrections.csv, line 2 has 1 fields instead of 7
            additions    | M 1;star;01 00 00;+00 00 00;;;   | additions.csv, line 2 adds an object that is there already
            designations | NGC 9;C 1                        | designations.csv, line 2 names NGC 9
            names        | NGC 9;A;B;                       | names.csv, line 2 names NGC 9
            """)
    void aLineThatIsWrongIsNamed(String list, String line, String message) throws IOException {
        list(list, "# heading\n" + line);

        assertThatThrownBy(this::made).isInstanceOf(IOException.class).hasMessageStartingWith(message);
    }

    private SkyObject object(String id) throws IOException {
        return made().stream()
                .filter(object -> object.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<SkyObject> made() throws IOException {
        return List.copyOf(new CatalogueMaker(lists).objects());
    }

    private void list(String name, String text) throws IOException {
        Files.writeString(lists.resolve(name + ".csv"), text + "\n");
    }

    private void data(String name, String text) throws IOException {
        Path folder = Files.createDirectories(lists.resolve("node_modules/d3-celestial/data"));
        Files.writeString(folder.resolve(name), text);
    }

    private static String features(String... features) {
        return "{\"features\":[" + String.join(",", features) + "]}";
    }

    private static String area(String id, String corners) {
        return "{\"id\":\"" + id + "\",\"geometry\":{\"coordinates\":" + corners + "}}";
    }
}
