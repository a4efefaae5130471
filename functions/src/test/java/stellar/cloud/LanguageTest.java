package stellar.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | FRENCH",
                "FR-ca | FRENCH",
                "en-GB,fr;q=0.9 | ENGLISH",
                "en;q=0.3, fr;q=0.8 | FRENCH",
                "de, it;q=0.9, fr;q=0.2 | FRENCH",
                "fr;q=0, en;q=0.1 | ENGLISH",
                "en;q=0.5,fr;q=0.5 | ENGLISH",
            })
    void theCallersFavouriteOfOursIsSpoken(String header, Language expected) {
        assertThat(Language.liked(header)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | 0", "de | 0", "* | 0", "fr;q=0 | 0", "french | 0", ";;,,q=1 | 0", "fr;q=9 | 0"})
    void whoNamesNoneOfOursLeavesTheChoice(String header, int found) {
        assertThat(Language.liked(header).stream().count()).isEqualTo(found);
    }

    @Test
    void aReasonNamesItsValuesInBothLanguages() {
        Refusal reason = new Refusal(400, "too-many", "At most {most}.", "Au plus {most}.").with("most", 80);

        assertThat(reason.in(Language.ENGLISH)).isEqualTo("At most 80.");
        assertThat(reason.in(Language.FRENCH)).isEqualTo("Au plus 80.");
    }
}
