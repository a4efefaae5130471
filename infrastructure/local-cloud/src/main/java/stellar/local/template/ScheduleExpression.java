package stellar.local.template;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule is due: once, or again and again at a regular distance (EventBridge Scheduler user guide, "Schedule types"). */
public sealed interface ScheduleExpression {

    /** Once. */
    record At(Instant at) implements ScheduleExpression {
        private static final Pattern FORM = Pattern.compile("at\\((\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\)");
    }

    /** Again and again, at least a minute apart. */
    record Rate(Duration every) implements ScheduleExpression {
        private static final Pattern FORM = Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)");
    }

    /**
     * Reads {@code at(2026-11-21T20:00:00)} or {@code rate(5 minutes)}.
     *
     * @param zone in which an {@code at} is told, such as {@code Europe/Paris}
     * @return empty when it is neither, {@code cron} included, or the zone is unknown
     */
    static Optional<ScheduleExpression> read(String text, String zone) {
        try {
            ZoneId where = ZoneId.of(zone);
            Matcher at = At.FORM.matcher(text);
            if (at.matches()) {
                LocalDateTime told = LocalDateTime.parse(at.group(1), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
                return Optional.of(new At(told.atZone(where).toInstant()));
            }
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
        Matcher rate = Rate.FORM.matcher(text);
        if (!rate.matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(rate.group(1));
        return Optional.of(new Rate(
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(value);
                    case "hour" -> Duration.ofHours(value);
                    default -> Duration.ofDays(value);
                }));
    }
}
