package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The course of a night: one assignment after the other until somebody stops it; the days are skipped. */
public final class Programme {
    /** The Sun must be so far below the horizon, in degrees, for work. */
    static final double DARK_BELOW_DEGREES = -12;
    /** The demo takes targets from this altitude up, in degrees. */
    static final double DEMO_ALTITUDE_DEGREES = 35;

    private static final double LOWEST_DEGREES = 15;
    private static final int DITHER_EACH = 3;
    private static final int FOCUS_EACH = 7;

    private final Observatory observatory;
    private final Observing observing;
    private final Scheduler wanted;
    private final boolean demo;
    private final OptionalDouble demoSeconds;
    private int turn;
    private boolean underWay;

    /**
     * A night that does what {@code wanted} asks for, and otherwise, when {@code demo} is on, goes through the showpieces
     * that are up, from {@code first} on, whose first frame is begun without further preparation; each frame is exposed
     * {@code demoSeconds}, if that is said.
     */
    public Programme(
            Observatory observatory,
            Observing observing,
            Scheduler wanted,
            boolean demo,
            OptionalDouble demoSeconds,
            Target first) {
        this.observatory = observatory;
        this.observing = observing;
        this.wanted = wanted;
        this.demo = demo;
        this.demoSeconds = demoSeconds;
        this.underWay = demo;
        this.turn = Targets.ALL.indexOf(first);
    }

    /** The first showpiece, from a place in the list on, that stands high enough at the hour. */
    public static Target showpieceUp(Sky sky, Instant when, int from) {
        List<Target> all = Targets.ALL;
        for (int step = 0; step < all.size(); step++) {
            Target target = all.get(Math.floorMod(from + step, all.size()));
            if (sky.horizontal(target.place(), when).altitudeDegrees() > DEMO_ALTITUDE_DEGREES) {
                return target;
            }
        }
        // The list leaves no gap of that size in the sky of the middle latitudes; elsewhere the first must do.
        return all.getFirst();
    }

    /** True when what runs is not, or nothing runs though there is, what is wanted most. */
    boolean shouldChange() {
        String present = observatory.assignment().map(Assignment::wish).orElse("");
        return !present.equals(wanted.best(now()));
    }

    /** Goes on for ever; the errand that runs it ends only by being aborted. */
    void run() {
        while (true) {
            skipDay();
            Optional<Assignment> next = wanted.next(now());
            if (next.isPresent()) {
                observe(next.get());
            } else if (demo) {
                observeShowpiece();
            } else {
                observatory.enter(VoyagerStatus.IDLE);
                observatory.clock().pause(30);
            }
        }
    }

    /** Works through one assignment; true when all its frames were taken, false when it had to be left before. */
    public boolean observe(Assignment assignment) {
        boolean prepared = underWay;
        underWay = false;
        observatory.enter(VoyagerStatus.RUN);
        observatory.assign(assignment);
        log(LogKind.TITLE, "Sequence " + assignment.sequence() + " started");
        try {
            if (prepared) {
                observatory.guider().guideAlready();
            } else {
                prepare(assignment.target());
            }
            return takeFrames(assignment);
        } finally {
            observatory.guider().stop();
            observatory.assign(null);
        }
    }

    private void observeShowpiece() {
        Target target = showpieceUp(observatory.sky(), now(), turn);
        turn = Targets.ALL.indexOf(target) + 1;
        Rounds rounds = underWay ? Rounds.underWay(target) : Rounds.demo(target);
        observe(demoSeconds.isPresent() ? rounds.exposed(demoSeconds.getAsDouble()) : rounds);
    }

    private void prepare(Target target) {
        observing.pointPrecisely(target.name(), target.place());
        observing.focus();
        observatory.guider().start();
    }

    private boolean takeFrames(Assignment assignment) {
        int frames = 0;
        for (Optional<ShotOrder> order = assignment.nextShot(); order.isPresent(); order = assignment.nextShot()) {
            if (isTooLow(assignment.target()) || isDay()) {
                log(LogKind.WARNING, assignment.target().name() + " is too low, or it is day: left");
                return false;
            }
            if (observatory.mount().needsFlip()) {
                observing.flip(assignment.target());
            }
            if (frames > 0 && frames % FOCUS_EACH == 0) {
                observing.focus();
            } else if (frames > 0 && frames % DITHER_EACH == 0) {
                observatory.guider().ditherAndSettle();
            }
            frames++;
            observing.changeFilter(order.get().filter());
            observatory.journal().signal(Signal.SHOT);
            ShotOrder taken = order.get();
            observing
                    .shoot(assignment.target(), taken, Exposure.Origin.SHOT)
                    .ifPresent(frame -> assignment.taken(taken, frame));
        }
        log(LogKind.TITLE, "Sequence " + assignment.sequence() + " finished");
        return true;
    }

    private void skipDay() {
        if (isDay()) {
            Instant dusk = now();
            while (observatory.sky().sunAltitudeDegrees(dusk) > DARK_BELOW_DEGREES) {
                dusk = dusk.plusSeconds(300);
            }
            observatory.clock().skip(Duration.between(now(), dusk));
            log(LogKind.INFO, "The day is over");
        }
    }

    private boolean isDay() {
        return observatory.sky().sunAltitudeDegrees(now()) > DARK_BELOW_DEGREES;
    }

    private boolean isTooLow(Target target) {
        return observatory.sky().horizontal(target.place(), now()).altitudeDegrees() < LOWEST_DEGREES;
    }

    private Instant now() {
        return observatory.clock().now();
    }

    private void log(LogKind kind, String text) {
        observatory.journal().log(kind, text);
    }
}
