package stellar.slots;

import java.time.Duration;
import java.util.Optional;
import stellar.telescopes.Description;
import stellar.telescopes.Telescope;

/**
 * On what terms a telescope's time is sold.
 *
 * @param telescope which telescope
 * @param centsAnHour its price in credit-cents an hour
 * @param needsConsent whether its operator must consent to each booking
 * @param freeCancelBefore until how long before its beginning a booking is given up for nothing; after that it is paid whole
 * @param leadTime how long before its beginning a slot can be booked at the latest
 * @param furthestAhead how far ahead a slot may begin
 */
public record Terms(
        String telescope,
        long centsAnHour,
        boolean needsConsent,
        Duration freeCancelBefore,
        Duration leadTime,
        Duration furthestAhead) {

    private static final long LEAST_CENTS_AN_HOUR = 4;
    private static final long MOST_CENTS_AN_HOUR = 10_000_000;
    private static final int QUARTERS_AN_HOUR = 4;
    private static final Duration USUAL_LEAD_TIME = Duration.ofMinutes(30);
    private static final Duration USUAL_FURTHEST_AHEAD = Duration.ofDays(180);

    public Terms {
        if (centsAnHour < LEAST_CENTS_AN_HOUR || centsAnHour > MOST_CENTS_AN_HOUR) {
            throw new IllegalArgumentException("Telescope " + telescope + " costs " + centsAnHour
                    + " credit-cents an hour; " + LEAST_CENTS_AN_HOUR + " to " + MOST_CENTS_AN_HOUR + " are possible.");
        }
    }

    /** A telescope's; empty when it is not wholly described: nobody knows what they would buy. */
    public static Optional<Terms> of(Telescope telescope) {
        return telescope
                .described()
                .map(Description::price)
                .map(price -> new Terms(
                        telescope.id(),
                        price.centsAnHour(),
                        price.needsConsent(),
                        price.freeCancelBefore(),
                        USUAL_LEAD_TIME,
                        USUAL_FURTHEST_AHEAD));
    }

    /** What a slot costs, in whole credit-cents, half a one rounded up. */
    public long centsFor(Slot slot) {
        return (centsAnHour * slot.quarters().size() + QUARTERS_AN_HOUR / 2) / QUARTERS_AN_HOUR;
    }
}
