package stellar.sessions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.bookings.Booking;
import stellar.plans.Plan;
import stellar.plans.Shot;
import stellar.telescopes.Overheads;

/**
 * All that a look knows.
 *
 * @param plan the booking's plan; empty when it is none for this telescope any more
 * @param answers what became of the session's commands, by their numbers; those nobody has heard of are left out
 */
record Situation(
        Booking booking,
        Optional<Plan> plan,
        Session session,
        Heard heard,
        Map<String, Answer> answers,
        Ground ground) {

    /** When it is begun to prepare at a site: noon. */
    private static final LocalTime NOON = LocalTime.NOON;

    /** When a plan says nothing readable. */
    private static final Duration SOME_FRAME = Duration.ofMinutes(5);

    /**
     * What a telescope is like.
     *
     * @param filters what its wheel holds, in order
     */
    record Ground(ZoneId zone, List<String> filters, Overheads overheads) {}

    /** When preparing begins: at noon the day before, as clocks at the site show it. */
    Instant prepareAt() {
        return booking.slot()
                .from()
                .atZone(ground.zone())
                .toLocalDate()
                .minusDays(1)
                .atTime(NOON)
                .atZone(ground.zone())
                .toInstant();
    }

    /** From when on a session that has not begun never will: what is left of the slot holds no frame of the plan. */
    Instant tooLateAt() {
        Duration frame = plan.stream()
                .flatMap(one -> one.shots().stream())
                .map(Shot::exposure)
                .min(Duration::compareTo)
                .orElse(SOME_FRAME);
        Overheads needs = ground.overheads();
        return booking.slot().to().minus(pointing().plus(frame).plus(needs.download()));
    }

    /** How long nothing may be heard of a frame before something must be wrong: two of the longest, and pointing anew. */
    Duration standstill() {
        Duration frame = plan.stream()
                .flatMap(one -> one.shots().stream())
                .map(Shot::exposure)
                .max(Duration::compareTo)
                .orElse(SOME_FRAME);
        return pointing().plus(frame.plus(ground.overheads().download()).multipliedBy(2));
    }

    private Duration pointing() {
        Overheads needs = ground.overheads();
        return needs.slew().plus(needs.solve()).plus(needs.autofocus()).plus(needs.filterChange());
    }
}
