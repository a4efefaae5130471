package stellar.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import stellar.Night;

/** What {@code ./stellar deploy} does, with tools in place of AWS's that write down how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DeployTest {

    private final Path folder;
    private final DeployScript script;

    DeployTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        script = new DeployScript(folder);
    }

    @Test
    void aDryRunSaysEachCommandAndCallsNone() throws Exception {
        script.aws(true);

        DeployScript.Said said = script.deploy(Map.of(), "--dry-run");

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(said.words()).startsWith("This is what would be done; nothing is.");
        assertThat(script.called()).isEmpty();
        assertThat(Files.exists(folder.resolve("target"))).isFalse();
        assertThat(said.commands()).hasSizeGreaterThan(10);
    }

    @Test
    void whatADryRunSaysIsWhatIsThenDoneInThisOrder() throws Exception {
        script.aws(true);
        List<String> foretold = script.deploy(
                        Map.of("NO_BUCKET", "1"), "--dry-run", "--alarm-mail", "night@stellar.example")
                .commands();

        DeployScript.Said said = script.deploy(Map.of("NO_BUCKET", "1"), "--alarm-mail", "night@stellar.example");

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(script.called()).isEqualTo(foretold).isEqualTo(said.commands());
        assertThat(said.words()).contains("SiteOrigin\tORIGIN");
        assertThat(script.called())
                .anyMatch(call -> call.startsWith(
                        "aws s3 cp functions/target/functions-lambda.jar s3://stellar-artifacts-ACCOUNT"))
                .anyMatch(call -> call.contains("--capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND")
                        && call.contains(
                                "--parameter-overrides Stage=trial SiteOrigins=ORIGIN AlarmMail=night@stellar.example")
                        && call.contains("--tags system=stellar stage=trial"));
    }

    /** The names are of the contents, by another tool: what did not change is not deployed anew. */
    @Test
    void whatIsDeployedNamesTheArtifactAndTheNestedTemplatesByTheirContents() throws Exception {
        script.aws(true);

        script.deploy(Map.of("AWS_REGION", "eu-central-1"), "--bucket", "mine");

        String deployed = Files.readString(folder.resolve("target/deploy/stellar-trial.yaml"));
        assertThat(deployed.lines().filter(line -> line.contains("CodeUri:")))
                .containsExactly("    CodeUri: s3://mine/stellar-trial/" + sum("jar") + "-"
                        + sum("Stage=trial\nSiteOrigins=ORIGIN\n") + ".jar");
        assertThat(deployed.lines().filter(line -> line.contains("TemplateURL:")))
                .containsExactly(
                        url(sum("site/site.yaml")),
                        url(sum("console/functions.yaml")),
                        url(sum("console/console.yaml")));
        assertThat(deployed.lines()).hasSameSizeAs(Files.readAllLines(folder.resolve("template.yaml")));
        assertThat(script.called()).noneMatch(call -> call.contains("create-bucket"));
    }

    private static String url(String sum) {
        return "      TemplateURL: https://s3.eu-central-1.amazonaws.com/mine/stellar-trial/" + sum + ".yaml";
    }

    private static String sum(String content) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum).substring(0, 32);
    }

    @Test
    void thePagesComeUpAfterTheirPartsWithTheHeadersThatTheLocalCloudSends() throws Exception {
        script.aws(true);

        script.deploy(Map.of());
        List<String> uploads = script.called().stream()
                .filter(call -> call.startsWith("aws s3 ") && call.contains("s3://FILES"))
                .toList();

        assertThat(uploads)
                .containsExactly(
                        "aws s3 sync web/dist/assets s3://FILES/assets --no-progress --exclude * --include *.css"
                                + " --cache-control public, max-age=31536000, immutable --content-type text/css; charset=utf-8",
                        "aws s3 sync web/dist/assets s3://FILES/assets --no-progress --exclude * --include *.js"
                                + " --cache-control public, max-age=31536000, immutable --content-type text/javascript; charset=utf-8",
                        "aws s3 cp web/dist s3://FILES --recursive --no-progress --exclude * --include *.js --exclude assets/*"
                                + " --exclude index.html --cache-control no-cache --content-type text/javascript; charset=utf-8",
                        "aws s3 cp web/dist s3://FILES --recursive --no-progress --exclude * --include *.webmanifest --exclude assets/*"
                                + " --exclude index.html --cache-control no-cache --content-type application/manifest+json",
                        "aws s3 cp web/dist/index.html s3://FILES/index.html --no-progress --cache-control no-cache"
                                + " --content-type text/html; charset=utf-8");
        assertThat(script.called().get(script.called().indexOf(uploads.getLast()) + 1))
                .isEqualTo("aws cloudfront create-invalidation --distribution-id DISTRIBUTION --paths /*");
    }

    /** The types of files are told twice, in Java and in the script. */
    @Test
    void theTypesOfFilesAreThoseOfTheLocalCloud() throws IOException {
        var java = Pattern.compile("Map\\.entry\\(\"([a-z0-9]+)\", \"([^\"]+)\"\\)")
                .matcher(Files.readString(Night.HOME.resolve(
                        "infrastructure/local-cloud/src/main/java/stellar/local/gateway/WebSite.java")));
        String script = Files.readString(Night.HOME.resolve("infrastructure/deploy/files.sh"));
        int seen = 0;
        while (java.find()) {
            assertThat(script)
                    .containsPattern(
                            "[ |]" + java.group(1) + "(?: \\| [a-z]+)?\\) echo '?" + Pattern.quote(java.group(2)));
            seen++;
        }
        assertThat(seen).isGreaterThan(10);
    }

    @Test
    void theFirstTimeItIsDeployedAgainSoThatThePagesMaySignPeopleIn() throws Exception {
        script.aws(false);

        DeployScript.Said said = script.deploy(Map.of());

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(script.called().stream().filter(call -> call.startsWith("aws cloudformation deploy")))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("SiteOrigins=http://localhost:8080 "),
                        second -> assertThat(second).contains("SiteOrigins=ORIGIN "));
        // Of the same artifact, by another name: SAM would publish no version for another parameter.
        assertThat(script.called().stream()
                        .filter(call -> call.contains("functions-lambda.jar"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aDomainIsKnownBeforeSoOnceIsEnough() throws Exception {
        script.aws(false);

        script.deploy(
                Map.of(),
                "--stage",
                "production",
                "--domain",
                "stellar.example",
                "--certificate",
                "arn:c",
                "--zone",
                "Z1",
                "--parameter",
                "MailFrom=night@stellar.example");

        assertThat(script.called().stream().filter(call -> call.startsWith("aws cloudformation deploy")))
                .singleElement()
                .asString()
                .contains(
                        "--stack-name stellar-production",
                        "Stage=production SiteOrigins=https://stellar.example Domain=stellar.example"
                                + " CertificateArn=arn:c HostedZone=Z1 MailFrom=night@stellar.example",
                        "stage=production");
    }

    @Test
    void samDoesItWhereItIs() throws Exception {
        script.aws(true);
        script.tool("sam", "");

        DeployScript.Said said = script.deploy(Map.of());

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(script.called())
                .anyMatch(call -> call.startsWith("sam deploy --no-confirm-changeset --template-file"))
                .noneMatch(call -> call.startsWith("aws cloudformation deploy"));
    }

    @Test
    void thePackageOfTheCloudHasAllThatDeployingNeeds() throws IOException {
        String script = Files.readString(Night.HOME.resolve("infrastructure/deploy/package.sh"));
        Stream.of(
                        "template.yaml",
                        "functions-lambda.jar",
                        "infrastructure/site",
                        "infrastructure/console",
                        "web/dist",
                        "deploy.sh",
                        "files.sh")
                .forEach(part -> assertThat(script).contains(part));
    }
}
