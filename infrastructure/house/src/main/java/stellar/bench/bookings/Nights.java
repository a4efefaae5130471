package stellar.bench.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import stellar.contract.Wire;

/**
 * Quarter hours that can be booked, one after the other, and a plan that works in each, in every season at 44° north: around
 * local midnight, of a field beside the pole.
 */
final class Nights {

    /** From 22:30 to 01:30 UTC it is astronomically dark there even in June. */
    private static final Duration FIRST_AFTER_NOON = Duration.ofMinutes(630);

    private static final int QUARTERS_A_NIGHT = 12;
    private static final int MOST_NIGHTS = 175;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Instant noon;
    private int next;

    Nights(Instant now) {
        noon = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
    }

    /** The beginning of a quarter hour that nobody was given yet. */
    synchronized Instant next() {
        int night = next / QUARTERS_A_NIGHT;
        if (night >= MOST_NIGHTS) {
            throw new IllegalStateException("All nights of half a year are booked.");
        }
        Instant from = noon.plus(Duration.ofDays(night))
                .plus(FIRST_AFTER_NOON)
                .plus(QUARTER.multipliedBy(next % QUARTERS_A_NIGHT));
        next++;
        return from;
    }

    /** The quarter hour that will be given next: free until then. */
    synchronized Instant ahead() {
        Instant from = next();
        next--;
        return from;
    }

    /** What is asked for a quarter hour, to check it or to book it. */
    static ObjectNode wish(Instant from) {
        ObjectNode wish = Wire.object()
                .put("telescope", "demo")
                .put("from", from.toString())
                .put("to", from.plus(QUARTER).toString());
        ObjectNode plan = wish.putObject("plan");
        plan.putObject("target")
                .put("name", "NGC 188")
                .put("raJ2000Hours", 0.79)
                .put("decJ2000Degrees", 85.26);
        plan.putArray("shots")
                .addObject()
                .put("filter", "L")
                .put("exposureSeconds", 60)
                .put("count", 5);
        plan.putObject("constraints")
                .put("fromHourAngleHours", -12)
                .put("toHourAngleHours", 12)
                .put("moonDistanceDegrees", 0);
        return wish;
    }
}
