package stellar.slots;

import java.time.Instant;

/**
 * A quarter hour that has a row.
 *
 * @param from its beginning
 * @param holder who has it
 */
public record Taken(Instant from, Holder holder) {

    /** Who has a quarter hour. */
    public sealed interface Holder {

        /**
         * It is sold.
         *
         * @param user whose booking that is
         */
        record Booking(String booking, String user) implements Holder {}

        /** It is kept for those who wait, until it is found out which of them it is for. */
        record Line(Instant until) implements Holder {}

        /**
         * It is kept for an offer.
         *
         * @param waitId what it was offered to
         * @param user whose wait that is
         */
        record Offer(String waitId, String user, Instant until) implements Holder {}
    }

    /** Whether nobody else may have it now: what is kept is kept for a time only, and free after it. */
    public boolean isTaken(Instant now) {
        return switch (holder) {
            case Holder.Booking _ -> true;
            case Holder.Line(Instant until) -> until.isAfter(now);
            case Holder.Offer offer -> offer.until().isAfter(now);
        };
    }
}
