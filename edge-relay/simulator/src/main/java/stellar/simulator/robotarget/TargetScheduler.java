package stellar.simulator.robotarget;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import stellar.simulator.night.Assignment;
import stellar.simulator.night.Journal;
import stellar.simulator.night.LogKind;
import stellar.simulator.night.Scheduler;
import stellar.simulator.night.ShotOrder;
import stellar.simulator.night.Site;
import stellar.simulator.night.Sky;
import stellar.simulator.night.Target;

/** Chooses among the active targets: what may be taken now, the highest priority first, then the oldest. */
public final class TargetScheduler implements Scheduler {
    private static final double LOWEST_DEGREES = 15;

    private final TargetBook book;
    private final Site site;
    private final Sky sky;
    private final Journal journal;
    private String running = "";

    /** A scheduler of this book's targets for a site. */
    public TargetScheduler(TargetBook book, Site site, Journal journal) {
        this.book = book;
        this.site = site;
        this.sky = new Sky(site);
        this.journal = journal;
    }

    /** How a target stands; {@link #code} is Voyager's {@code statusop}. */
    public enum Standing {
        IDLE(0),
        RUNNING(1),
        FINISHED(2),
        /** It never comes high enough at this site. */
        NO_EPHEMERIS(3);

        private final int code;

        Standing(int code) {
            this.code = code;
        }

        /** Voyager's number for it. */
        public int code() {
            return code;
        }
    }

    @Override
    public String best(Instant now) {
        return book.targets().stream()
                .filter(target -> mayRun(target, now))
                .sorted(Comparator.comparingInt(WantedTarget::priority).reversed())
                .map(WantedTarget::guid)
                .findFirst()
                .orElse("");
    }

    @Override
    public Optional<Assignment> next(Instant now) {
        running = best(now);
        return book.target(running).map(target -> new Run(target, now));
    }

    /** How a target stands now. */
    public Standing standing(WantedTarget target, boolean programmeRuns) {
        if (nextOrder(target).isEmpty() && !shotsOf(target).isEmpty()) {
            return Standing.FINISHED;
        }
        double highest = 90 - Math.abs(site.latitudeDegrees() - target.decDegrees());
        if (highest < lowest(target)) {
            return Standing.NO_EPHEMERIS;
        }
        boolean runs = programmeRuns && running.equals(target.guid());
        return runs ? Standing.RUNNING : Standing.IDLE;
    }

    private boolean mayRun(WantedTarget target, Instant now) {
        boolean on = target.isActive()
                && book.set(target.setGuid()).filter(set -> set.status() == 0).isPresent();
        double hourAngle = sky.hourAngleHours(target.place(), now);
        return on
                && nextOrder(target).isPresent()
                && sky.horizontal(target.place(), now).altitudeDegrees() >= lowest(target)
                && !(target.mask().contains("D") && hourAngle < target.hourAngleStart())
                && !(target.mask().contains("E") && hourAngle > target.hourAngleEnd());
    }

    private static double lowest(WantedTarget target) {
        return target.mask().contains("B") ? Math.max(LOWEST_DEGREES, target.altitudeMin()) : LOWEST_DEGREES;
    }

    private List<WantedShot> shotsOf(WantedTarget target) {
        return book.shots().stream()
                .filter(shot -> shot.targetGuid().equals(target.guid()) && shot.enabled())
                .sorted(Comparator.comparingInt(WantedShot::order))
                .toList();
    }

    private Optional<ShotOrder> nextOrder(WantedTarget target) {
        return shotsOf(target).stream()
                .filter(shot -> count(shot) < (long) shot.count() * target.rounds())
                .findFirst()
                .map(WantedShot::asOrder);
    }

    private long count(WantedShot shot) {
        return book.done().stream()
                .filter(frame -> frame.shotGuid().equals(shot.guid()) && !frame.deleted())
                .count();
    }

    /** A target at work; everything is looked up anew, for people change it meanwhile. */
    private final class Run implements Assignment {
        private final WantedTarget wanted;
        private Instant latest;

        Run(WantedTarget wanted, Instant start) {
            this.wanted = wanted;
            this.latest = start;
            journal.log(LogKind.ROBOTARGET, "Target " + wanted.name() + " chosen");
        }

        @Override
        public String wish() {
            return wanted.guid();
        }

        @Override
        public Target target() {
            return Target.field(wanted.name(), wanted.place());
        }

        @Override
        public String sequence() {
            return wanted.name();
        }

        @Override
        public String dragScript() {
            return "RoboTarget.vos";
        }

        @Override
        public Optional<ShotOrder> nextShot() {
            Optional<ShotOrder> order = book.target(wanted.guid())
                    .filter(target -> mayRun(target, latest))
                    .flatMap(TargetScheduler.this::nextOrder);
            if (order.isEmpty()) {
                journal.log(LogKind.ROBOTARGET, "Target " + wanted.name() + " is finished or may not run on");
            }
            return order;
        }

        @Override
        public void taken(ShotOrder order, Journal.SavedFrame frame) {
            latest = frame.shot().start();
            book.put(new ShotDone(
                    UUID.nameUUIDFromBytes(frame.fits().toString().getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    wanted.guid(),
                    order.id(),
                    String.valueOf(frame.fits().getFileName()),
                    frame.shot().start().toEpochMilli() / 1000.0,
                    frame.shot().filter().index(),
                    order.seconds(),
                    order.binning(),
                    frame.picture().hfdPixels(),
                    frame.picture().starIndex(),
                    0,
                    false));
        }

        @Override
        public double totalSeconds() {
            return shotsOf(wanted).stream()
                    .mapToDouble(shot -> shot.seconds() * shot.count() * wanted.rounds())
                    .sum();
        }

        @Override
        public double doneSeconds() {
            return shotsOf(wanted).stream()
                    .mapToDouble(shot -> shot.seconds() * count(shot))
                    .sum();
        }
    }
}
