package stellar.relay.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Wire;
import stellar.relay.voyager.VoyagerCommand;

class VocabularyTest {

    private static final String UID = "9f0e3d52-0d3c-4a8e-8b43-7a5d5a3f1c11";
    private static final Path EXAMPLE = Path.of("robotarget.vocabulary.example");
    private static final Vocabulary.SecretReader SECRETS =
            file -> Files.readString(file).trim();

    @TempDir
    Path folder;

    @Test
    void methodsAndParametersHaveTheOperatorsNamesOnTheWire() throws IOException {
        Vocabulary vocabulary = vocabulary("""
                method.RoboTargetAddSet = MakeSet
                set.Guid = Id
                set.Name = Title
                """);

        VoyagerCommand command = read(vocabulary, "RoboTargetAddSet", "{'Guid':'g','Name':'n','Tag':'t'}");

        assertThat(command.method()).isEqualTo("MakeSet");
        assertThat(command.params(UID).toString()).isEqualTo("{\"Id\":\"g\",\"Title\":\"n\",\"Tag\":\"t\"}");
    }

    @Test
    void anOperationThatIsNotFilledInIsRefusedWithFileAndLine() throws IOException {
        Vocabulary vocabulary = vocabulary("""
                # names
                method.RoboTargetAddSet =
                method.RoboTargetAddTarget = X
                target.RefGuidSet =
                """);

        assertThatThrownBy(() -> read(vocabulary, "RoboTargetAddSet", "{'Guid':'g','Name':'n'}"))
                .hasMessageContainingAll("RoboTargetAddSet", ": words, line 2", "not filled in");
        assertThatThrownBy(() -> read(vocabulary, "RoboTargetGetSet", "{}"))
                .hasMessageContaining("words lacks the line method.RoboTargetGetSet");
        assertThatThrownBy(() -> read(
                        vocabulary,
                        "RoboTargetAddTarget",
                        "{'GuidTarget':'t','RefGuidSet':'g','TargetName':'M','RAJ2000':1,'DECJ2000':1}"))
                .hasMessageContainingAll("RefGuidSet", "line 4", "not filled in");
    }

    /** The sums were made with {@code printf '%s' SECRET UID EXTRA | md5sum}. */
    @Test
    void whatIsSignedIsSignedOverItsOwnFieldWithTheSecretOfItsFile() throws IOException {
        Files.writeString(folder.resolve("secret"), "geheim\n");
        Vocabulary vocabulary = vocabulary("""
                shared.secret.file = secret
                method.RoboTargetSetTargetStatus = Switch
                mac.RoboTargetSetTargetStatus = RefGuidTarget
                status.RefGuidTarget = Target
                mac.RemoteOpenRoboTargetGetTargetList = UID
                mac.RemoteOpenRoboTargetByFile = FileNameFIT
                """);

        assertThat(read(vocabulary, "RoboTargetSetTargetStatus", "{'RefGuidTarget':'T-1','Status':0}")
                        .params(UID)
                        .toString())
                .isEqualTo("{\"Target\":\"T-1\",\"Status\":0,\"MAC\":\"2f5817eb9d9993ecfa91a9a3959456a9\"}");
        assertThat(read(vocabulary, "RemoteOpenRoboTargetGetTargetList", "{}")
                        .params(UID)
                        .path("MAC")
                        .asText())
                .isEqualTo("d9d4723d3be1f52d4f51359f9e565977");
        assertThat(read(vocabulary, "RemoteOpenRoboTargetByFile", "{'FileNameFIT':'M51 \\\"é\\\".fit','Rating':3}")
                        .params(UID)
                        .toString())
                .isEqualTo(
                        "{\"FileNameFIT\":\"M51 \\\"é\\\".fit\",\"Rating\":3,\"MAC\":\"0dcd8540858adee4345c9901971109f9\"}");
        assertThat(read(vocabulary, "RemoteOpenRoboTargetGetTargetList", "{}").toString())
                .doesNotContain("geheim");
    }

    @Test
    void aSecretThatCannotBeReadStopsTheStart() {
        assertThatThrownBy(() -> vocabulary("shared.secret.file = nowhere")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method.RoboTargetAddPlanet = X            | RoboTargetAddPlanet",
                "target.Colour = X                         | target.Colour",
                "mac.RoboTargetAddPlanet = UID             | RoboTargetAddPlanet",
                "mac.RemoteOpenRoboTarget-X = UID          | RemoteOpenRoboTarget-X",
                "method.RoboTargetAddSet = Two Words       | letters, digits",
                "method.RoboTargetAddSet                   | name = value",
                "= X                                       | name = value",
                "set.Guid = Id                             | a second time"
            })
    void aLineThatMakesNoSenseStopsTheStartAndIsNamed(String line, String words) {
        assertThatThrownBy(() -> vocabulary("# first\nset.Guid = Id\n" + line + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(folder.resolve("words").toString(), "line 3", words);
    }

    @Test
    void theExampleIsTheShippedVocabularyAndNamesEveryOperation() throws IOException {
        Vocabulary example = Vocabulary.read(EXAMPLE, SECRETS);

        assertThat(RoboTargetOperation.values()).allSatisfy(operation -> assertThat(Files.readString(EXAMPLE))
                .contains("method." + operation.productName() + " = "));
        assertThat(read(example, "RoboTargetGetSet", "{}"))
                .isEqualTo(read(Vocabulary.shipped(), "RoboTargetGetSet", "{}"));
    }

    private Vocabulary vocabulary(String text) throws IOException {
        return Vocabulary.read(Files.writeString(folder.resolve("words"), text), SECRETS);
    }

    private static VoyagerCommand read(Vocabulary vocabulary, String method, String params) throws IOException {
        VoyagerCommand command = vocabulary.read(method, new Params(Wire.readObject(params.replace('\'', '"'))));
        if (command == null) {
            throw new AssertionError(method + " is not known.");
        }
        return command;
    }
}
