package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.cloud.Refusal;
import stellar.contract.Wire;
import stellar.sky.Interval;

/**
 * A stretch of time in which a telescope cannot be booked whatever its opening hours say.
 *
 * @param when whole minutes, {@value #MOST_DAYS} days at most
 * @param reason why, for its operator; 200 characters at most
 */
public record Blackout(Interval when, String reason) {

    /** The most that one telescope has. */
    static final int MOST = 100;

    private static final int MOST_DAYS = 366;
    private static final int MOST_DAYS_AHEAD = 730;
    private static final int REASON_CHARACTERS = 200;

    /** How long one that is over is still kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Pattern ID = Pattern.compile("\\d{12}-\\d{12}");

    /** What became of a wish for one. */
    sealed interface Judged {

        record Fit(Blackout blackout) implements Judged {}

        /**
         * It cannot be.
         *
         * @param field the member that is wrong
         */
        record Unfit(String field, Refusal why) implements Judged {}
    }

    /** Judges what an operator sent at {@code now}. */
    static Judged of(ObjectNode wish, Instant now) {
        Form form = Form.of(wish);
        Optional<Instant> from = form.minute("from");
        Optional<Instant> to = form.minute("to");
        String reason = form.text("reason", REASON_CHARACTERS);
        if (from.isPresent() && to.isPresent()) {
            Duration length = Duration.between(from.get(), to.get());
            if (!length.isPositive()
                    || length.toSeconds() > Duration.ofDays(MOST_DAYS).toSeconds()) {
                form.refuse("to", Reasons.BLACKOUT_BACKWARD.with("days", MOST_DAYS));
            }
            if (!to.get().isAfter(now) || from.get().isAfter(now.plus(Duration.ofDays(MOST_DAYS_AHEAD)))) {
                form.refuse("to", Reasons.BLACKOUT_FAR.with("days", MOST_DAYS_AHEAD));
            }
        }
        return form.fault()
                .<Judged>map(fault -> new Judged.Unfit(fault.field(), fault.why()))
                .orElseGet(
                        () -> new Judged.Fit(new Blackout(new Interval(from.orElseThrow(), to.orElseThrow()), reason)));
    }

    /** Its name in addresses and rows, made of its ends in UTC, so that the same stretch is there once. */
    public String id() {
        return minute(when.from()) + "-" + minute(when.to());
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static String minute(Instant moment) {
        return moment.toString().replaceAll("[^0-9]", "").substring(0, 12);
    }

    boolean isForgotten(Instant now) {
        return when.to().plus(KEPT).isBefore(now);
    }

    /** What anybody is told of it. */
    ObjectNode toJson() {
        return Wire.object()
                .put("from", when.from().toString())
                .put("to", when.to().toString());
    }

    /** What its operator is told of it. */
    ObjectNode toOperatorJson() {
        return toJson().put("id", id()).put("reason", reason);
    }
}
