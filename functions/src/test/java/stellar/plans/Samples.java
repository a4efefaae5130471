package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import stellar.sky.Horizon;
import stellar.sky.Interval;
import stellar.sky.J2000;
import stellar.sky.Site;
import stellar.slots.Slot;
import stellar.slots.Terms;

/** A place, plans and times that tests begin from. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Site CAUSSE = new Site(44.4, 1.7, 320);
    static final Diary FREE = span -> List.of();

    /** M 31, 0 h 42.7 min and +41° 16′: at the Causse it crosses the meridian 3° south of the zenith. */
    static final Target ANDROMEDA = new Target("M 31", new J2000(0.712, 41.269));

    /** M 45, 3 h 47 min and +24° 7′. */
    static final Target PLEIADES = new Target("M 45", new J2000(3.783, 24.117));

    /** Round figures: 230 s until the first frame is exposed. */
    static final Overheads ROUND = overheads(Duration.ZERO, false, false);

    private Samples() {}

    static Overheads overheads(Duration focusEvery, boolean focusesOnFilterChange, boolean flips) {
        return new Overheads(
                Duration.ofSeconds(60),
                Duration.ofSeconds(40),
                Duration.ofSeconds(120),
                focusEvery,
                focusesOnFilterChange,
                Duration.ofSeconds(10),
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(1)),
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                flips,
                Duration.ofSeconds(285));
    }

    static Terms terms() {
        return new Terms("telescope", 4_000, false, Duration.ofHours(24), Duration.ofMinutes(30), Duration.ofDays(90));
    }

    static Place place(Site site, ZoneId zone, Horizon horizon, Opening opening, List<Blackout> blackouts) {
        return new Place(
                site,
                zone,
                horizon,
                List.of("L", "R", "Ha"),
                ROUND,
                opening,
                blackouts,
                terms(),
                Slot.QUARTER,
                Place.LONGEST_SLOT,
                Place.ASTRONOMICAL_DEGREES);
    }

    static Place place() {
        return place(CAUSSE, PARIS, Horizon.flat(), Opening.always(), List.of());
    }

    static Shot shot(String filter, int seconds, int count) {
        return new Shot(filter, Duration.ofSeconds(seconds), count, 1, null, null);
    }

    static Plan plan(Target target, Constraints constraints, Shot... shots) {
        return new Plan(target, List.of(shots), constraints);
    }

    static Plan plan(Shot... shots) {
        return plan(ANDROMEDA, Constraints.USUAL, shots);
    }

    static Slot slot(String from, String to) {
        return new Slot(Instant.parse(from), Instant.parse(to));
    }

    static Interval interval(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
