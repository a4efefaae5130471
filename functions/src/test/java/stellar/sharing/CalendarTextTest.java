package stellar.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The written calendar, read by another's library. */
class CalendarTextTest {

    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M 31",
                "a;b,c\\d:e\"f",
                "\\n is no line end, \\\\ neither",
                "one\ntwo\r\nthree\rfour",
                "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
                "🌌🌠🔭🌌🌠🔭🌌🌠🔭🌌🌠🔭🌌🌠🔭🌌🌠🔭🌌🌠🔭🌌🌠🔭🌌🌠🔭🌌🌠🔭",
                "nébuleuse de l’Œil de Chat, très très très loin, très très très belle, très très très vieille",
                "日本語の星雲日本語の星雲日本語の星雲日本語の星雲日本語の星雲",
                "   blanks around   "
            })
    void aTextIsReadAsItWasMeantHoweverHostile(String text) {
        String written = CalendarText.of(List.of(event(text, text)), NOW, Duration.ofHours(1));

        VEvent read = read(written);
        String meant = text.replace("\r\n", "\n").replace('\r', '\n');
        assertThat(read.getSummary().getValue().replace("\r\n", "\n")).isEqualTo(meant);
        assertThat(read.getLocation().getValue().replace("\r\n", "\n")).isEqualTo(meant);
        assertFolded(written);
    }

    @Test
    void controlsAndHalvesOfCharactersBecomeBlanks() {
        String written = CalendarText.of(
                List.of(event("a\u0000b\u0007c\u001bd\ud83ce\udf0cf\u0085g", "")), NOW, Duration.ofHours(1));

        assertThat(read(written).getSummary().getValue()).isEqualTo("a b c d e f g");
        assertFolded(written);
    }

    @Test
    void noTextOfAnyLengthMakesALineTooLongOrCutsACharacter() {
        long seed = 20261121;
        Random chance = new Random(seed);
        String alphabet = "aé€🌌;\\\n, ";
        int[] characters = alphabet.codePoints().toArray();
        for (int length = 0; length < 300; length++) {
            StringBuilder text = new StringBuilder("x");
            chance.ints(length, 0, characters.length).forEach(i -> text.appendCodePoint(characters[i]));
            text.append('x');

            String written = CalendarText.of(List.of(event(text.toString(), "")), NOW, Duration.ofHours(1));

            assertFolded(written);
            assertThat(read(written).getSummary().getValue().replace("\r\n", "\n"))
                    .as("seed %d, length %d", seed, length)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void aPositionIsWrittenInPlainDecimals() {
        String written = CalendarText.of(List.of(event("M 31", "")), NOW, Duration.ofHours(1));

        assertThat(written).contains("\r\nGEO:-0.000001;-70.806000\r\n");
    }

    @Test
    void aCalendarMayBeEmpty() {
        String written = CalendarText.of(List.of(), NOW, Duration.ofHours(1));

        assertThat(Biweekly.parse(written).first().getEvents()).isEmpty();
    }

    private static Event event(String summary, String place) {
        return new Event(
                "booking-1@stellar",
                2,
                NOW,
                NOW.plusSeconds(900),
                Event.Status.CONFIRMED,
                summary,
                "It will be.",
                place,
                Optional.of(new Event.Position(-0.0000012, -70.806)),
                URI.create("https://stellar.example/fr/bookings/1/access"),
                true);
    }

    private static VEvent read(String written) {
        ICalendar calendar = Biweekly.parse(written).first();
        assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    /** Octets and ends of lines as RFC 5545, section 3.1, wants them; each line alone is UTF-8, so no character is cut. */
    private static void assertFolded(String written) {
        assertThat(written).endsWith("\r\n");
        assertThat(written.replace("\r\n", "")).doesNotContain("\r", "\n");
        for (String line : written.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
        }
    }
}
