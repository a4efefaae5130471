package stellar.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.Night;

/** What {@code ./stellar deploy} does, with tools in place of AWS's that write down how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DeployTest {

    private static final Pattern STEP = Pattern.compile("^ ?\\d+\\. .*");

    @TempDir
    Path folder;

    private Path tools = Path.of("");
    private Path calls = Path.of("");

    /** What was said, and how it ended. */
    private record Said(int code, String words, List<String> commands) {}

    @BeforeEach
    void make() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        calls = folder.resolve("calls");
        for (String file : List.of("deploy.sh", "files.sh")) {
            Files.copy(Night.HOME.resolve("infrastructure/deploy").resolve(file), folder.resolve(file));
        }
        Files.copy(Night.HOME.resolve("template.yaml"), folder.resolve("template.yaml"));
        write("functions/target/functions-lambda.jar", "jar");
        for (String nested : List.of("site/site.yaml", "console/functions.yaml", "console/console.yaml")) {
            write("infrastructure/" + nested, nested);
        }
        write("web/dist/index.html", "<p>");
        write("web/dist/index.html.gz", "packed");
        write("web/dist/en.webmanifest", "{}");
        write("web/dist/service-worker.js", "0");
        write("web/dist/assets/index-B7h3kQ1x.js", "0");
        write("web/dist/assets/index-B7h3kQ1x.js.gz", "packed");
        write("web/dist/assets/index-Cc_4-k2Z.css", "p {}");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** A tool that writes down its arguments, and then does this. */
    private void tool(String name, String then) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\nprintf '%s\\n' \"" + name + " $*\" >>" + calls + "\n" + then + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Answers as in the account ACCOUNT; the stack was deployed before when it knows its name. */
    private void aws(boolean wasDeployed) throws IOException {
        String first = wasDeployed
                ? "echo ORIGIN"
                : "if [ -e " + folder
                        + "/there ]; then echo ORIGIN; else echo 'Stack x does not exist' >&2; exit 254; fi";
        tool("aws", """
                case "$*" in
                  *'cloudformation deploy'*) touch %s/there ;;
                  *get-caller-identity*) echo ACCOUNT ;;
                  *SiteOrigin*) %s ;;
                  *SiteBucket*) echo FILES ;;
                  *SiteDistribution*) echo DISTRIBUTION ;;
                  *OutputKey,OutputValue*) printf 'SiteOrigin\\tORIGIN\\n' ;;
                  *head-bucket*) exit ${NO_BUCKET:-0} ;;
                esac""".formatted(folder, first));
    }

    private Said deploy(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("deploy.sh").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", tools + ":" + basics());
        builder.environment().put("AWS_REGION", "eu-west-3");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> commands = new ArrayList<>();
        List<String> lines = words.lines().toList();
        for (int at = 0; at + 1 < lines.size(); at++) {
            if (STEP.matcher(lines.get(at)).matches()) {
                commands.add(unquoted(lines.get(at + 1).strip()));
            }
        }
        return new Said(process.waitFor(), words, commands);
    }

    /** The ordinary tools, and nothing of AWS's that this machine may have. */
    private Path basics() throws IOException {
        Path basics = folder.resolve("basics");
        if (!Files.exists(basics)) {
            Files.createDirectory(basics);
            for (String name : List.of(
                    "bash",
                    "sh",
                    "dirname",
                    "find",
                    "grep",
                    "sed",
                    "sort",
                    "head",
                    "tail",
                    "tr",
                    "mktemp",
                    "rm",
                    "mkdir",
                    "cat",
                    "touch",
                    "env",
                    "cut",
                    "sha256sum",
                    "shasum")) {
                for (String place : List.of("/bin", "/usr/bin")) {
                    Path there = Path.of(place, name);
                    if (Files.exists(there) && !Files.exists(basics.resolve(name))) {
                        Files.createSymbolicLink(basics.resolve(name), there);
                    }
                }
            }
        }
        return basics;
    }

    private static String unquoted(String command) {
        return command.replace("'\\''", "\0").replace("'", "").replace('\0', '\'');
    }

    private List<String> called() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void aDryRunSaysEachCommandAndCallsNone() throws Exception {
        aws(true);

        Said said = deploy(Map.of(), "--dry-run");

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(said.words()).startsWith("This is what would be done; nothing is.");
        assertThat(called()).isEmpty();
        assertThat(Files.exists(folder.resolve("target"))).isFalse();
        assertThat(said.commands()).hasSizeGreaterThan(10);
    }

    @Test
    void whatADryRunSaysIsWhatIsThenDoneInThisOrder() throws Exception {
        aws(true);
        List<String> foretold = deploy(Map.of("NO_BUCKET", "1"), "--dry-run", "--alarm-mail", "night@stellar.example")
                .commands();

        Said said = deploy(Map.of("NO_BUCKET", "1"), "--alarm-mail", "night@stellar.example");

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(called()).isEqualTo(foretold).isEqualTo(said.commands());
        assertThat(said.words()).contains("SiteOrigin\tORIGIN");
        assertThat(called())
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
        aws(true);

        deploy(Map.of("AWS_REGION", "eu-central-1"), "--bucket", "mine");

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
        assertThat(called()).noneMatch(call -> call.contains("create-bucket"));
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
        aws(true);

        deploy(Map.of());
        List<String> uploads = called().stream()
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
        assertThat(called().get(called().indexOf(uploads.getLast()) + 1))
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
        aws(false);

        Said said = deploy(Map.of());

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(called().stream().filter(call -> call.startsWith("aws cloudformation deploy")))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("SiteOrigins=http://localhost:8080 "),
                        second -> assertThat(second).contains("SiteOrigins=ORIGIN "));
        // Of the same artifact, by another name: SAM would publish no version for another parameter.
        assertThat(called().stream()
                        .filter(call -> call.contains("functions-lambda.jar"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aDomainIsKnownBeforeSoOnceIsEnough() throws Exception {
        aws(false);

        deploy(
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

        assertThat(called().stream().filter(call -> call.startsWith("aws cloudformation deploy")))
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
        aws(true);
        tool("sam", "");

        Said said = deploy(Map.of());

        assertThat(said.code()).as(said.words()).isZero();
        assertThat(called())
                .anyMatch(call -> call.startsWith("sam deploy --no-confirm-changeset --template-file"))
                .noneMatch(call -> call.startsWith("aws cloudformation deploy"));
    }

    @Test
    void aStepThatFailsIsNamedAndNothingIsDoneAfterIt() throws Exception {
        tool("aws", """
                case "$*" in
                  *SiteOrigin*) echo ORIGIN ;;
                  *get-caller-identity*) echo 'Unable to locate credentials' >&2; exit 253 ;;
                esac""");

        Said said = deploy(Map.of());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words())
                .contains("Unable to locate credentials")
                .endsWith(
                        "\"Ask which account this is\" failed, and nothing after it was done; what the tool said stands above.\n");
        assertThat(called()).hasSize(2);
    }

    @Test
    void aStackThatCannotBeAskedForIsNotTakenForAFirstDeployment() throws Exception {
        tool("aws", "echo 'The security token included in the request is expired' >&2; exit 254");

        Said said = deploy(Map.of());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).contains("is expired").contains("The stack stellar-trial could not be asked for");
        assertThat(called()).hasSize(1);
    }

    @Test
    void withoutEitherToolItSaysSo() throws Exception {
        assertThat(deploy(Map.of()).words())
                .isEqualTo("Neither sam nor aws is installed; install the AWS CLI, which is enough.\n");
        tool("sam", "");
        assertThat(deploy(Map.of()).words())
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
        aws(true);

        Said said = deploy(Map.of(), arguments.split(" ", -1));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).isEqualTo(sentence + "\n");
        assertThat(called()).isEmpty();
    }

    @Test
    void aFileThatWouldBeKeptForEverMustTellItsContent() throws Exception {
        aws(true);
        write("web/dist/assets/plain.js", "0");

        Said said = deploy(Map.of());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).contains("web/dist/assets/plain.js would be kept by browsers for ever");
        assertThat(called()).isEmpty();
    }

    @Test
    void noRegionIsGuessed() throws Exception {
        aws(true);

        assertThat(deploy(Map.of("AWS_REGION", "")).words()).startsWith("No region is set; say --region eu-west-3");
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
