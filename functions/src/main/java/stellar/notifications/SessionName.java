package stellar.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Language;
import stellar.slots.Slot;
import stellar.telescopes.Telescope;

/**
 * How people are told which session is meant: by its target, its telescope and its hours, as clocks at the telescope's site show
 * them.
 *
 * @param telescopeId of its telescope
 * @param telescope absent when nobody knows it any more: then its id stands for it
 * @param plan may name a target
 */
public record SessionName(String telescopeId, @Nullable Telescope telescope, ObjectNode plan, Slot slot) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_ENGLISH = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_FRENCH = DateTimeFormatter.ofPattern("d MMMM", Locale.FRANCE);
    private static final int SECONDS_A_HOUR = 3_600;
    private static final int SECONDS_A_MINUTE = 60;

    /** What it looks at; when the plan names no target, the telescope. */
    public String subject(Language language) {
        String target = plan.path("target").path("name").asText();
        return target.isEmpty() ? telescopeName(language) : target;
    }

    /** What its telescope is called. */
    public String telescopeName(Language language) {
        return telescope == null ? telescopeId : telescope.name(language);
    }

    /** How clocks at its site go. */
    public ZoneId zone() {
        return telescope == null ? ZoneOffset.UTC : telescope.timeZone();
    }

    /** Its day and hours: {@code 23 November, 22:00–23:30}. */
    public String hours(Language language) {
        return moment(slot.from(), language) + "–" + hour(slot.to());
    }

    /** A day and an hour: {@code 23 November, 22:00}. */
    public String moment(Instant moment, Language language) {
        ZonedDateTime there = moment.atZone(zone());
        return switch (language) {
            case ENGLISH -> DAY_ENGLISH.format(there) + ", " + HOUR.format(there);
            case FRENCH -> DAY_FRENCH.format(there) + ", " + HOUR.format(there);
        };
    }

    /** An hour: {@code 22:00}. */
    public String hour(Instant moment) {
        return HOUR.format(moment.atZone(zone()));
    }

    /** Where its target is, for J2000: {@code RA 01h 33m 51s, Dec +30° 39′ 37″}; empty when the plan does not say. */
    public Optional<String> position() {
        JsonNode target = plan.path("target");
        JsonNode hours = target.path("raJ2000Hours");
        JsonNode degrees = target.path("decJ2000Degrees");
        if (!hours.isNumber() || !degrees.isNumber()) {
            return Optional.empty();
        }
        int ra = Math.floorMod(Math.round(hours.asDouble() * SECONDS_A_HOUR), 24 * SECONDS_A_HOUR);
        long dec = Math.round(Math.abs(degrees.asDouble()) * SECONDS_A_HOUR);
        return Optional.of(String.format(
                Locale.ROOT,
                "RA %02dh %02dm %02ds, Dec %s%02d° %02d′ %02d″",
                ra / SECONDS_A_HOUR,
                ra / SECONDS_A_MINUTE % SECONDS_A_MINUTE,
                ra % SECONDS_A_MINUTE,
                degrees.asDouble() < 0 ? "−" : "+",
                dec / SECONDS_A_HOUR,
                dec / SECONDS_A_MINUTE % SECONDS_A_MINUTE,
                dec % SECONDS_A_MINUTE));
    }
}
