package stellar.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "vega@example.org, vega@example.org",
        "' vega@example.org ', vega@example.org",
        "Vega.Lyrae+stellar@Mail.Example.org, Vega.Lyrae+stellar@Mail.Example.org",
        "o'neil@example.org, o'neil@example.org",
        "vega@étoile.example, vega@xn--toile-9ra.example",
        "v@a.example, v@a.example"
    })
    void anAddressIsTakenWithItsHostInAscii(String typed, String text) {
        assertThat(Address.typed(typed)).map(Address::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vega",
                "@example.org",
                "vega@",
                "vega@localhost",
                "vega@example",
                "vega@-a.example",
                "vega@example..org",
                "vega@192.0.2.1",
                "vega@[192.0.2.1]",
                ".vega@example.org",
                "vega.@example.org",
                "ve..ga@example.org",
                "ve ga@example.org",
                "\"ve ga\"@example.org",
                "végа@example.org",
                "vega@example.org, rigel@example.org",
                "vega@example.org;rigel@example.org",
                "Vega <vega@example.org>",
                "vega@rigel@example.org",
                "vega@example.org\r\nBcc: rigel@example.org",
                "vega\n@example.org",
                "vega\u0000@example.org"
            })
    void whatCannotBeWrittenToOrWouldBeAnotherHeaderIsNone(String typed) {
        assertThat(Address.typed(typed)).isEmpty();
    }

    @Test
    void itsPartsAreAsLongAsTheRulesAllowAndNotLonger() {
        String label = "a".repeat(63);
        assertThat(Address.typed("a".repeat(64) + "@example.org")).isPresent();
        assertThat(Address.typed("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(Address.typed("vega@" + label + ".example")).isPresent();
        assertThat(Address.typed("vega@a" + label + ".example")).isEmpty();
        String host = label + "." + label + "." + label + ".example"; // 199 characters
        assertThat(Address.typed("a".repeat(54) + "@" + host)).isPresent();
        assertThat(Address.typed("a".repeat(55) + "@" + host)).isEmpty();
    }

    @Test
    void upperAndLowerCaseAreTheSameLetterBox() {
        Address address = new Address("Vega@Example.org");
        assertThat(address.isSameAs("vega@example.ORG")).isTrue();
        assertThat(address.sha256()).isEqualTo(new Address("vega@example.org").sha256());
        assertThat(address.isSameAs("vega@example.com")).isFalse();
        assertThat(address.toString()).doesNotContain("Vega");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"123456|123456", "' 123 456 '|123456", "123\u00a0456|123456", "000000|000000"})
    void aCodeIsReadAsItIsTyped(String typed, String code) {
        assertThat(Code.typed(typed)).isEqualTo(Optional.of(new Code(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "١٢٣٤٥٦", "                                 123456"})
    void anythingElseIsNoCode(String typed) {
        assertThat(Code.typed(typed)).isEmpty();
    }
}
