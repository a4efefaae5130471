package stellar.relay.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say is there in both languages. */
class WordsTest {

    private static final Path PAGE = Path.of("src/main/resources/stellar/relay/page");
    private static final Path SETUP = Path.of("src/main/java/stellar/relay/setup");
    private static final Pattern KEY =
            Pattern.compile("(?:^|[{,]\\s*)\\s*([a-zA-Z]+): (?:'|\\{ |`)", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("'?([a-z-]+)'?: (?:'|\\(f\\)|EN\\.|FR\\.)");
    private static final Pattern FOUND = Pattern.compile("\"([a-z]+(?:-[a-z]+)+|paired|done)\"");

    @ParameterizedTest
    @ValueSource(strings = {"words.js", "setup-words.js"})
    void bothLanguagesHaveTheSameWords(String file) throws IOException {
        String text = Files.readString(PAGE.resolve(file));
        Set<String> english = all(KEY, between(text, "const EN = {", "\n};"));

        assertThat(all(KEY, between(text, "const FR = {", "\n};"))).isEqualTo(english);
        assertThat(english).hasSizeGreaterThan(20);
    }

    @Test
    void everyWordThatThePagesUseIsThere() throws IOException {
        assertThat(all(KEY, Files.readString(PAGE.resolve("words.js"))))
                .containsAll(all(Pattern.compile("\\bt\\('([a-zA-Z]+)'"), Files.readString(PAGE.resolve("page.js"))));
        assertThat(all(KEY, Files.readString(PAGE.resolve("setup-words.js"))))
                .containsAll(all(Pattern.compile("\\bs\\('([a-zA-Z]+)'"), Files.readString(PAGE.resolve("setup.js"))));
    }

    @Test
    void everyFindingOfTheSetUpHasASentenceInBothLanguages() throws IOException {
        String text = Files.readString(PAGE.resolve("setup-words.js"));
        Set<String> found = new TreeSet<>();
        try (Stream<Path> sources = Files.list(SETUP)) {
            sources.map(WordsTest::findings).forEach(found::addAll);
        }

        assertThat(found).hasSizeGreaterThan(25);
        assertThat(all(CODE, between(text, "  en: {", "\n  },"))).containsAll(found);
        assertThat(all(CODE, between(text, "  fr: {", "\n  },"))).containsAll(found);
    }

    /** The texts that look like a finding's code on lines that make one. */
    private static Set<String> findings(Path source) {
        try {
            Set<String> codes = new TreeSet<>();
            Pattern statement = Pattern.compile("Finding\\.(?:good|bad)\\([^;]*;");
            statement
                    .matcher(Files.readString(source))
                    .results()
                    .forEach(made -> codes.addAll(all(FOUND, made.group())));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        return text.substring(start, text.indexOf(to, start));
    }
}
