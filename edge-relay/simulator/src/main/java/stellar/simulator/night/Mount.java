package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;

/** The mount: a German equatorial one, which must turn over when its target has passed the meridian. */
public final class Mount {
    private static final double SLEW_DEGREES_PER_SECOND = 5;
    private static final double SETTLE_SECONDS = 3;

    private final NightClock clock;
    private final Sky sky;
    private Equatorial place;
    private Instant placeSince;
    private boolean tracking;
    private boolean parked;
    private boolean slewing;
    private Equatorial slewFrom;
    private Instant slewStart;
    private double slewSeconds;
    private Pier pier;
    private Flip flip = Flip.NOT_NEEDED;

    /** A mount that tracks the given place. */
    public Mount(NightClock clock, Sky sky, Equatorial tracked) {
        this.clock = clock;
        this.sky = sky;
        this.place = tracked;
        this.placeSince = clock.now();
        this.slewFrom = tracked;
        this.slewStart = clock.now();
        this.tracking = true;
        this.pier = naturalPier(tracked);
    }

    /** On which side of the pier the telescope hangs; east while it looks west. */
    public enum Pier {
        EAST,
        WEST
    }

    /** How the meridian flip stands; the ordinal is {@code MNTSFLIP}. */
    public enum Flip {
        NOT_NEEDED,
        TO_DO,
        RUNNING,
        DONE,
        UNMANAGEABLE,
        ERROR
    }

    /** Where the telescope looks, J2000. */
    public Equatorial place() {
        if (slewing) {
            double part = slewSeconds <= 0 ? 1 : Math.clamp(seconds(slewStart) / slewSeconds, 0, 1);
            return between(slewFrom, place, part * part * (3 - 2 * part));
        }
        // A mount that stands still sees the sky go by: one sidereal second a second.
        return tracking
                ? place
                : Equatorial.of(place.raHours() + seconds(placeSince) * 1.0027379 / 3600, place.decDegrees());
    }

    /** Where that is above the horizon now. */
    public Horizontal horizontal() {
        return sky.horizontal(place(), clock.now());
    }

    /** True while it follows the stars. */
    public boolean isTracking() {
        return tracking;
    }

    /** True from the end of a parking until it is unparked. */
    public boolean isParked() {
        return parked;
    }

    /** True while it is on its way. */
    public boolean isSlewing() {
        return slewing;
    }

    /** On which side the telescope hangs. */
    public Pier pier() {
        return pier;
    }

    /** How the meridian flip stands. */
    public Flip flip() {
        return flip == Flip.NOT_NEEDED && needsFlip() ? Flip.TO_DO : flip;
    }

    /** Hours until the place crosses the meridian; negative afterwards. */
    public double hoursToMeridian() {
        return -sky.hourAngleHours(place(), clock.now());
    }

    /** True when the mount tracks a place that has gone over to the other side since the last slew. */
    public boolean needsFlip() {
        return tracking && pier == Pier.WEST && hoursToMeridian() < 0;
    }

    /** Goes to a place and tracks it; pauses the present errand meanwhile. */
    public void slewTo(Equatorial goal) {
        move(goal, naturalPier(goal));
        flip = Flip.NOT_NEEDED;
    }

    /** Turns over to the other side of the pier and comes back to the same place; pauses the present errand. */
    public void flipOver() {
        flip = Flip.RUNNING;
        try {
            move(Equatorial.of(place.raHours() + 6, 88), Pier.EAST);
            move(Equatorial.of(place.raHours() - 6, place.decDegrees()), Pier.EAST);
            flip = Flip.DONE;
        } finally {
            flip = flip == Flip.RUNNING ? Flip.ERROR : flip;
        }
    }

    /** Goes to the pole and stays there; pauses the present errand. */
    public void park() {
        rest(Equatorial.of(place().raHours(), 89.9));
        parked = true;
    }

    /** Goes to a place of rest and stays there without tracking; pauses the present errand. */
    public void rest(Equatorial goal) {
        move(goal, pier);
        setTracking(false);
        flip = Flip.NOT_NEEDED;
    }

    /** Frees a parked mount; it does not move yet. */
    public void unpark() {
        parked = false;
    }

    /** Follows the stars from here, or stands still from here. */
    public void setTracking(boolean on) {
        place = place();
        placeSince = clock.now();
        tracking = on;
    }

    /** The place straight up, J2000 as nearly as a test of the drive needs. */
    public Equatorial zenith(Site site) {
        Equatorial now = place();
        return Equatorial.of(now.raHours() + sky.hourAngleHours(now, clock.now()), site.latitudeDegrees());
    }

    private void move(Equatorial goal, Pier side) {
        slewFrom = place();
        slewStart = clock.now();
        slewSeconds = SETTLE_SECONDS + slewFrom.degreesTo(goal) / SLEW_DEGREES_PER_SECOND;
        place = goal;
        parked = false;
        tracking = true;
        slewing = true;
        try {
            clock.pause(slewSeconds);
            pier = side;
        } finally {
            place = place();
            slewing = false;
            placeSince = clock.now();
        }
    }

    private Pier naturalPier(Equatorial goal) {
        return sky.hourAngleHours(goal, clock.now()) < 0 ? Pier.WEST : Pier.EAST;
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.now()).toNanos() / 1e9;
    }

    private static Equatorial between(Equatorial from, Equatorial to, double part) {
        double dRa = to.raHours() - from.raHours();
        double shortest = dRa - 24 * Math.rint(dRa / 24);
        return Equatorial.of(
                from.raHours() + part * shortest, from.decDegrees() + part * (to.decDegrees() - from.decDegrees()));
    }
}
