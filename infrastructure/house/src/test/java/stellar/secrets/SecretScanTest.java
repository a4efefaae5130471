package stellar.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plants secrets and looks whether each is found. They are put together here, or this file would be found itself. */
class SecretScanTest {

    private static final Allowed NOTHING = new Allowed(List.of());

    @TempDir
    Path repository;

    /** {@code ~} stands for nothing, {@code @} for a colon: so each is whole only when it is planted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AWS_KEY          | key = AKIA~Q3EGTIWDOHQXF2MZ
        AWS_KEY          | aws_secret_access_key = wJalr~XUtnFEMI/K7MDENG/bPxRfiCY1234567890
        PRIVATE_KEY      | -----BEGIN EC~ PRIVATE KEY-----
        PRIVATE_KEY      | -----BEGIN ~PRIVATE KEY-----
        TOKEN            | ghp_~0123456789abcdefghijABCDEFGHIJ012345
        TOKEN            | //host/@_authToken=npm_~0123456789abcdefghijABCDEFGHIJ012345
        TOKEN            | xoxb-~123456789012-abcdefghijkl
        TOKEN            | eyJ~hbGciOiJSUzI1NiJ9abc.eyJ~zdWIiOiIxMjM0NTY3ODkw.c2lnbmF0dXJlLW9mLXRoaXM
        LOGIN_IN_ADDRESS | git clone https://dana@~hunter2hunter2@example.org/it.git
        LOOKS_SECRET     | "clientSecret"@ "~q8Zr2LmX7vTn4BsK9wYd"
        LOOKS_SECRET     | relay.token=~9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c
        MACHINE_PATH     | cd /ho~me/dana/stellar
        MACHINE_PATH     | "/Us~ers/dana/stellar"
        MACHINE_PATH     | file:/ro~ot/.m2/repository
        REGISTRY_HOST    | "resolved"@ "https://n~pm.inner.example.com/svelte.tgz"
        REGISTRY_HOST    | <url>https://example.com</url><url>http://nex~us.example.com/maven2</url>
        """)
    void eachPlantedSecretIsFound(Finding.Kind kind, String planted) throws Exception {
        String line = planted.replace("~", "")
                .replace("@ ", ": ")
                .replaceFirst("/@_", "/:_")
                .replaceFirst("dana@", "dana:");
        commit("notes.txt", "nothing here\n" + line + "\n");
        assertThat(Rules.findings("", "", line)).extracting(Finding::kind).contains(kind);
        assertThat(SecretScan.of(repository, NOTHING).findings())
                .anySatisfy(said -> assertThat(said).startsWith("notes.txt:2: "))
                .anySatisfy(said -> assertThat(said).startsWith("commit ").contains(", notes.txt: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        String token = headers.firstValue("authorization").orElse("");
        const secretsOfTheNightSky = aLongNameOfSomethingElse;
        password: theSamePasswordAsBefore
        https://registry.npmjs.org/svelte
        http://maven.apache.org/POM/4.0.0
        https://example.org/work/of/art and docs/work/plan
        the users/home/page
        "integrity": "sha512-0123456789abcdefghijABCDEFGHIJ0123456789=="
        """)
    void whatIsNoneIsNotFound(String line) {
        assertThat(Rules.findings("", "", line)).isEmpty();
    }

    @Test
    void whatWasTakenOutAgainIsFoundInTheHistoryAndInMessages() throws Exception {
        commit("notes.txt", "AK" + "IAQ3EGTIWDOHQXF2MZ\n");
        commit("notes.txt", "nothing\n");
        git("commit", "-q", "--allow-empty", "-m", "see /ho" + "me/dana");
        assertThat(SecretScan.of(repository, NOTHING).findings())
                .hasSize(2)
                .anySatisfy(said -> assertThat(said).contains("notes.txt", "a key of AWS"))
                .anySatisfy(said -> assertThat(said).contains("message", "a path of one machine"));
    }

    @Test
    void aLineThatLooksLikeTheHeadOfAChangeIsSearchedToo() throws Exception {
        commit("notes.txt", "++ AK" + "IAQ3EGTIWDOHQXF2MZ\n++ b/elsewhere.txt\nAK" + "IAZ7EGTIWDOHQXF2MZ\n");
        commit("notes.txt", "nothing\n");
        assertThat(SecretScan.of(repository, NOTHING).findings()).hasSize(2).allSatisfy(said -> assertThat(said)
                .contains(", notes.txt: "));
    }

    @Test
    void aMessageThatLooksLikeAChangeIsSearchedToItsEnd() throws Exception {
        commit("notes.txt", "nothing\n");
        git(
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "Why\n\ndiff --git a/x b/x\n+++ b/x\n@@ -1 +1 @@\n see /ho" + "me/dana");
        assertThat(SecretScan.of(repository, NOTHING).findings())
                .singleElement()
                .asString()
                .contains("message", "a path of one machine");
    }

    @Test
    void whatIsNotCommittedYetIsFoundAndShownInPartOnly() throws Exception {
        commit("notes.txt", "nothing\n");
        Files.writeString(repository.resolve("new.txt"), "AK" + "IAQ3EGTIWDOHQXF2MZ");
        assertThat(SecretScan.of(repository, NOTHING).findings())
                .containsExactly("new.txt:1: a key of AWS: AK" + "IAQ3EGTIWD…");
    }

    @Test
    void anAllowedOneIsForItsFileAndItsTextAndIsToldWhenItIsForNothing() throws Exception {
        commit("example.txt", "AK" + "IAQ3EGTIWDOHQXF2MZ\n");
        commit("other.txt", "AK" + "IAQ3EGTIWDOHQXF2MZ\n");
        SecretScan.Report report = SecretScan.of(
                repository,
                new Allowed(List.of(
                        Allowed.Line.of("AWS_KEY ; example\\.txt ; AK" + "IAQ3.* ; An example."),
                        Allowed.Line.of("TOKEN ; gone\\.txt ; .* ; Was there once."))));
        assertThat(report.findings())
                .hasSize(3)
                .noneSatisfy(said -> assertThat(said).contains("example.txt"))
                .anySatisfy(said -> assertThat(said).startsWith("other.txt:1"))
                .anySatisfy(said -> assertThat(said).contains("gone", "Remove it"));
    }

    @Test
    void nothingIsInThisRepository() throws Exception {
        Path own = Path.of("../..").toAbsolutePath().normalize();
        assumeTrue(
                Files.exists(own.resolve(".git")),
                "These sources were unpacked, not cloned: there is no history to look at.");
        SecretScan.Report report = SecretScan.of(own, Allowed.packaged());
        assertThat(report.findings()).isEmpty();
        assertThat(report.files()).isGreaterThan(2_000);
        assertThat(report.historyLines()).isGreaterThan(1_000);
    }

    private void commit(String name, String text) throws Exception {
        if (!Files.exists(repository.resolve(".git"))) {
            git("init", "-q");
        }
        Files.writeString(repository.resolve(name), text);
        git("add", name);
        git("commit", "-q", "-m", "A change.");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-C", repository.toString(), "-c", "user.name=Dana Demo", "-c", "user.email=dana@example.org"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }
}
