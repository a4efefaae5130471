package stellar.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Booking;
import stellar.cloud.Characters;
import stellar.cloud.Refusal;

/**
 * A wish for a link to watch a booking by.
 *
 * @param id made by who asks: a UUID in lower case
 * @param label what its owner calls it; absent when they gave it no name
 * @param until when it is to end
 * @param isLate whether who has it is to see everything a minute after it happened
 */
record SpectatorWish(String id, @Nullable String label, Instant until, boolean isLate) {

    /** Longest label, in characters (Unicode code points). */
    static final int MAX_LABEL_LENGTH = 60;

    /** How far ahead a link may end, at most. */
    static final Duration LONGEST = Duration.ofDays(90);

    /** How long after the slot a link ends when nothing else is asked for; so far it may always reach. */
    static final Duration AFTER_SLOT = Duration.ofHours(24);

    /** What became of what somebody sent. */
    sealed interface Judged {

        record Fit(SpectatorWish wish) implements Judged {}

        /**
         * It cannot be.
         *
         * @param field the member that is wrong
         */
        record Unfit(String field, Refusal why) implements Judged {}
    }

    /** Judges what somebody sent about a booking. */
    static Judged of(ObjectNode sent, Booking booking, Instant now) {
        JsonNode id = sent.path("id");
        if (!id.isTextual() || !Booking.isId(id.asText())) {
            return new Judged.Unfit("id", SharingRefusals.ID_UNFIT);
        }
        JsonNode label = sent.path("label");
        if (!label.isTextual() && !isAbsent(label)) {
            return new Judged.Unfit("label", Refusal.MALFORMED);
        }
        JsonNode late = sent.path("late");
        if (!late.isBoolean() && !isAbsent(late)) {
            return new Judged.Unfit("late", Refusal.MALFORMED);
        }
        String shown = label.isTextual() ? label.asText().strip() : "";
        if (Characters.hasUnseen(shown)) {
            return new Judged.Unfit("label", SharingRefusals.LABEL_UNSEEN);
        }
        if (shown.codePointCount(0, shown.length()) > MAX_LABEL_LENGTH) {
            return new Judged.Unfit("label", SharingRefusals.LABEL_TOO_LONG);
        }
        try {
            Instant usual = booking.slot().to().plus(AFTER_SLOT);
            JsonNode wanted = sent.path("until");
            // As exactly as tables keep a moment.
            Instant until =
                    isAbsent(wanted) ? usual : Instant.parse(wanted.asText()).truncatedTo(ChronoUnit.MILLIS);
            boolean isTooFar = until.isAfter(now.plus(LONGEST)) && until.isAfter(usual);
            return !until.isAfter(now) || isTooFar
                    ? new Judged.Unfit("until", SharingRefusals.UNTIL_UNFIT)
                    : new Judged.Fit(
                            new SpectatorWish(id.asText(), shown.isEmpty() ? null : shown, until, late.asBoolean()));
        } catch (DateTimeException _) {
            return new Judged.Unfit("until", SharingRefusals.UNTIL_UNFIT);
        }
    }

    private static boolean isAbsent(JsonNode member) {
        return member.isMissingNode() || member.isNull();
    }
}
