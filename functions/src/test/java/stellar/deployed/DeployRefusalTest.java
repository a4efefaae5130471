package stellar.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./stellar deploy} does not do, and what it says then. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DeployRefusalTest {

    private final DeployScript script;

    DeployRefusalTest(@TempDir Path folder) throws IOException {
        script = new DeployScript(folder);
    }

    @Test
    void aStepThatFailsIsNamedAndNothingIsDoneAfterIt() throws Exception {
        script.tool("aws", """
                case "$*" in
                  *SiteOrigin*) echo ORIGIN ;;
                  *get-caller-identity*) echo 'Unable to locate credentials' >&2; exit 253 ;;
                esac""");

        DeployScript.Said said = script.deploy(Map.of());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words())
                .contains("Unable to locate credentials")
                .endsWith(
                        "\"Ask which account this is\" failed, and nothing after it was done; what the tool said stands above.\n");
        assertThat(script.called()).hasSize(2);
    }

    @Test
    void aStackThatCannotBeAskedForIsNotTakenForAFirstDeployment() throws Exception {
        script.tool("aws", "echo 'The security token included in the request is expired' >&2; exit 254");

        DeployScript.Said said = script.deploy(Map.of());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).contains("is expired").contains("The stack stellar-trial could not be asked for");
        assertThat(script.called()).hasSize(1);
    }

    @Test
    void withoutEitherToolItSaysSo() throws Exception {
        assertThat(script.deploy(Map.of()).words())
                .isEqualTo("Neither sam nor aws is installed; install the AWS CLI, which is enough.\n");
        script.tool("sam", "");
        assertThat(script.deploy(Map.of()).words())
                .isEqualTo("There is sam but no aws, and the pages are brought up by that; install the AWS CLI.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --stage beta             | --stage is trial or production, not "beta".
            --stack S                | --stack may have 3 to 32 small letters, digits and -, and begins with a letter; "S" does not.
            --domain stellar.example | --domain needs --certificate, the ARN of its certificate in us-east-1.
            --zone Z1                | --zone needs --domain, the name to write into it.
            --bucket                 | --bucket needs a value; ./stellar deploy --help tells which.
            --parameter MailFrom     | --parameter wants NAME=VALUE, not "MailFrom".
            --parameter Colour=red   | template.yaml has no parameter Colour.
            --colour red             | ./stellar deploy does not know "--colour"; ./stellar deploy --help lists what it knows.
            """)
    void whatItCannotDoIsOneSentence(String arguments, String sentence) throws Exception {
        script.aws(true);

        DeployScript.Said said = script.deploy(Map.of(), arguments.split(" ", -1));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).isEqualTo(sentence + "\n");
        assertThat(script.called()).isEmpty();
    }

    @Test
    void aFileThatWouldBeKeptForEverMustTellItsContent() throws Exception {
        script.aws(true);
        script.write("web/dist/assets/plain.js", "0");

        DeployScript.Said said = script.deploy(Map.of());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).contains("web/dist/assets/plain.js would be kept by browsers for ever");
        assertThat(script.called()).isEmpty();
    }

    @Test
    void noRegionIsGuessed() throws Exception {
        script.aws(true);

        assertThat(script.deploy(Map.of("AWS_REGION", "")).words())
                .startsWith("No region is set; say --region eu-west-3");
    }
}
