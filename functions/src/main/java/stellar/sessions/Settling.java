package stellar.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Change;
import stellar.bookings.Settled;
import stellar.bookings.Settlement;
import stellar.charges.Cause;
import stellar.charges.MinuteBook;
import stellar.charges.Observation;
import stellar.charges.Source;
import stellar.cloud.Log;

/** Ends a session's booking by its minutes. */
final class Settling {

    private final BookingRows rows;
    private final Settlement settlement;
    private final Log log;

    Settling(BookingRows rows, Settlement settlement, Log log) {
        this.rows = rows;
        this.settlement = settlement;
        this.log = log;
    }

    /** Settles; says whether it is. */
    boolean settle(Booking booking, Act.Settle act) {
        MinuteBook book = new MinuteBook(booking.slot());
        for (Seen seen : act.seen()) {
            Cause.of(seen.cause())
                    .ifPresent(cause -> book.add(
                            new Observation(cause, seen.from(), seen.to(), Source.of(seen.source()), seen.detail())));
        }
        pauses(rows.changes(booking.id()), booking.slot().to()).forEach(book::add);
        Settled.End end =
                switch (act.end()) {
                    case COMPLETE -> Settled.End.COMPLETE;
                    case FAIL -> Settled.End.FAIL;
                    case MISS -> Settled.End.MISS;
                };
        Settlement.Answer answer =
                settlement.settle(booking.id(), SessionDesk.OURSELVES, end, book.minutes(), act.cause());
        if (answer instanceof Settlement.Answer.Refused refused) {
            log.warn(
                    "A session could not be settled; it is tried again.",
                    Map.of("booking", booking.id(), "reason", refused.reason()));
            return false;
        }
        return true;
    }

    /** What persons had wait, as the booking's own story tells it; what Stellar had wait is among what was seen. */
    private static List<Observation> pauses(List<Change> story, Instant end) {
        @Nullable Change open = null;
        List<Observation> pauses = new ArrayList<>();
        for (Change change : story) {
            if (open != null) {
                pauses.add(pause(open, change.at()));
                open = null;
            }
            boolean isPersons = change.transition().isPause() && change.actor().kind() != Actor.Kind.STELLAR;
            if (isPersons) {
                open = change;
            }
        }
        Optional.ofNullable(open).map(change -> pause(change, end)).ifPresent(pauses::add);
        return pauses;
    }

    private static Observation pause(Change began, Instant ended) {
        Cause cause = began.actor().kind() == Actor.Kind.USER ? Cause.PAUSED_BY_USER : Cause.STOPPED_BY_OPERATOR;
        return new Observation(cause, began.at(), ended, new Source.Change(began.number()), "");
    }
}
