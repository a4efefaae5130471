package stellar.sharing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes a calendar as calendar programs read it (RFC 5545; the refresh interval by RFC 7986). */
final class CalendarText {

    /** The most octets of a line, its end not among them (RFC 5545, section 3.1). */
    private static final int MAX_LINE_OCTETS = 75;

    private static final Duration REMINDED_BEFORE = Duration.ofHours(1);
    private static final int DEGREE_DIGITS = 6;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    /**
     * The events as a calendar.
     *
     * @param stamp when this copy was made
     * @param refresh how long a program may wait before it asks again
     */
    static String of(List<Event> events, Instant stamp, Duration refresh) {
        CalendarText calendar = new CalendarText();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Stellar//Bookings//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("NAME:Stellar");
        calendar.line("X-WR-CALNAME:Stellar");
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:" + refresh);
        calendar.line("X-PUBLISHED-TTL:" + refresh);
        events.forEach(event -> calendar.event(event, stamp));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(Event event, Instant stamp) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(event.uid()));
        line("DTSTAMP:" + UTC.format(stamp));
        line("SEQUENCE:" + event.sequence());
        line("DTSTART:" + UTC.format(event.from()));
        line("DTEND:" + UTC.format(event.to()));
        line("STATUS:" + event.status());
        line("SUMMARY:" + escaped(event.summary()));
        if (!event.text().isEmpty()) {
            line("DESCRIPTION:" + escaped(event.text()));
        }
        if (!event.place().isEmpty()) {
            line("LOCATION:" + escaped(event.place()));
        }
        event.position()
                .ifPresent(position -> line(
                        "GEO:" + degrees(position.latitudeDegrees()) + ";" + degrees(position.eastLongitudeDegrees())));
        line("URL:" + bare(event.page()));
        if (event.reminds()) {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line("DESCRIPTION:" + escaped(event.summary()));
            line("TRIGGER;RELATED=START:-" + REMINDED_BEFORE);
            line("END:VALARM");
        }
        line("END:VEVENT");
    }

    /** An address is no text: nothing in it is escaped, and nothing in it needs to be. */
    private static String bare(URI address) {
        return address.toASCIIString();
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DEGREE_DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** A text of one property (section 3.3.11). A line end stays one; other controls and halves of characters may not be. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(codePoint);
                case '\n' -> escaped.append("\\n");
                default -> {
                    int kind = Character.getType(codePoint);
                    boolean isNone = kind == Character.CONTROL || kind == Character.SURROGATE;
                    escaped.appendCodePoint(isNone ? ' ' : codePoint);
                }
            }
        });
        return escaped.toString();
    }

    /** A line, folded where it is too long, never within a character. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int codePoint = content.codePointAt(i);
            int more = octets(codePoint);
            if (octets + more > MAX_LINE_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(codePoint);
            octets += more;
            i += Character.charCount(codePoint);
        }
        text.append("\r\n");
    }

    /** How many octets a character has in UTF-8 (RFC 3629, section 3). */
    private static int octets(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
