package stellar.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueImportTest {

    private static final String HEADING = "Name;Type;RA;Dec;Const;MajAx;B-Mag;V-Mag;M;NGC;IC;Common names\n";

    @TempDir
    Path folder;

    @Test
    void anObjectTakesTheFilesPlaceAndKeepsItsNames() throws IOException {
        Catalogue imported =
                imported(HEADING + "NGC0224;G;00:43:00.00;+41:30:00.0;And;177.83;4.29;3.44;031;;;Andromeda\n");

        SkyObject andromeda = imported.byName("m31").orElseThrow();
        assertThat(andromeda.raJ2000Hours()).isEqualTo(0.716667, within(1e-6));
        assertThat(andromeda.decJ2000Degrees()).isEqualTo(41.5);
        assertThat(andromeda.sizeArcmin()).isEqualTo(177.83);
        assertThat(andromeda.magnitude()).isEqualTo(3.44);
        assertThat(andromeda.names().fr()).isEqualTo("Galaxie d'Andromède");
        assertThat(imported.size()).isEqualTo(Catalogue.packaged().size());
    }

    @Test
    void whatTheFileAloneHasIsAdded() throws IOException {
        Catalogue imported =
                imported(HEADING + "NGC9999;HII;12:00:36.0;-00:30:00;Se2;;;;;;8888;Test Nebula,Nébuleuse d'essai\n");

        SkyObject added = imported.byName("nebuleuse d'essai").orElseThrow();
        assertThat(added.designations()).containsExactly("NGC 9999", "IC 8888");
        assertThat(added.kind()).isEqualTo(Kind.EMISSION_NEBULA);
        assertThat(added.constellation()).isEqualTo("Ser");
        assertThat(added.decJ2000Degrees()).isEqualTo(-0.5);
        assertThat(added.magnitude()).isNull();
    }

    @Test
    void secondNamesAndNumbersWithoutAnObjectAreLeftOut() throws IOException {
        Catalogue imported = imported(HEADING + "NGC9998;Dup;;;;;;;;;;\nNGC9997;NonEx;;;;;;;;;;\n");

        assertThat(imported.byName("ngc 9998")).isEmpty();
        assertThat(imported.byName("ngc 9997")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NGC0001;G;00:07:15.84;+27:42:29;Peg;1.57;13.69                    | line 3 has 7 fields instead of 12
            NGC0001;G;24:07:15.84;+27:42:29;Peg;1.57;13.69;;;;;               | line 3 has "24:07:15.84" where an angle
            NGC0001;G;00:07:75.84;+27:42:29;Peg;1.57;13.69;;;;;               | line 3 has "00:07:75.84" where an angle
            NGC0001;G;00:07:15.84;+97:42:29;Peg;1.57;13.69;;;;;               | line 3 has "+97:42:29" where an angle
            NGC0001;G;00:07:15.84;;Peg;1.57;13.69;;;;;                        | line 3 has "" where an angle
            NGC0001;G;00:07:15.84;+27:42:29;Peg;wide;13.69;;;;;               | line 3 has "wide" where a number
            NGC0001;Comet;00:07:15.84;+27:42:29;Peg;1.57;13.69;;;;;           | line 3 has the type "Comet"
            ;G;00:07:15.84;+27:42:29;Peg;1.57;13.69;;;;;                      | line 3 has the name ""
            """)
    void aWrongLineIsNamedAndNothingIsChanged(String line, String message) throws IOException {
        Path target = folder.resolve("objects.bin");
        Files.writeString(target, "what was there");
        Path file = Files.writeString(
                folder.resolve("NGC.csv"), HEADING + "NGC0224;G;00:43:00;+41:30:00;And;;;;;;;\n" + line + "\n");

        assertThatThrownBy(() -> CatalogueImport.run(file, target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
        assertThat(target).hasContent("what was there");
        assertThat(folder).isDirectoryNotContaining("glob:**unfinished");
    }

    @Test
    void aFileThatIsNotOpenNgcsIsRefusedByItsHeading() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "id,name\n1,Andromeda\n");

        assertThatThrownBy(() -> CatalogueImport.run(file, folder.resolve("objects.bin")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1 has no column Name");
    }

    @Test
    void aCatalogueCutShortAnywhereIsRefused() throws IOException {
        byte[] whole = CataloguePacker.pack(Catalogue.packaged().search("andromeda", 3));
        Path file = folder.resolve("objects.bin");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Catalogue.read(file)).isInstanceOf(IOException.class);
        }
        Files.write(file, whole);
        assertThat(Catalogue.read(file).size()).isEqualTo(3);
    }

    @Test
    void theWholeReferenceCanBeImported() throws IOException {
        OpenNgcReference.rows();
        Path target = folder.resolve("objects.bin");

        CatalogueImport.run(OpenNgcReference.file().orElseThrow(), target);

        Catalogue imported = Catalogue.read(target);
        assertThat(imported.size()).isGreaterThan(Catalogue.packaged().size() + 2_000);
        assertThat(imported.byName("NGC 3272")).map(SkyObject::kind).contains(Kind.DOUBLE_STAR);
        assertThat(imported.byName("M 45")).map(SkyObject::id).contains("M 45");
    }

    private Catalogue imported(String text) throws IOException {
        Path target = folder.resolve("new/objects.bin");
        CatalogueImport.run(Files.writeString(folder.resolve("NGC.csv"), text), target);
        return Catalogue.read(target);
    }
}
