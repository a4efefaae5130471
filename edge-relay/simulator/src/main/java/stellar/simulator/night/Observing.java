package stellar.simulator.night;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** The single steps of a night's work. Each takes its time in the present errand and tells the journal. */
public final class Observing {
    private static final double DOWNLOAD_SECONDS = 1.2;
    private static final double JPEG_SECONDS = 0.4;
    private static final double SOLVE_SECONDS = 4;
    private static final double POINTING_ERROR_DEGREES = 0.06;

    private final Observatory observatory;
    private final Darkroom darkroom;
    private final Random random;

    /** Steps of work in this observatory, with frames from this darkroom. */
    public Observing(Observatory observatory, Darkroom darkroom, long seed) {
        this.observatory = observatory;
        this.darkroom = darkroom;
        this.random = new Random(seed ^ 51);
    }

    /** Goes there, looks where it really is, and corrects, so that the target stands in the middle. */
    public Mishaps.Pointing pointPrecisely(String name, Equatorial goal) {
        journal().signal(Signal.PRECISE_POINTING);
        log(LogKind.EVENT, "Precise pointing to " + name + at(goal));
        Equatorial missed = Equatorial.of(
                goal.raHours() + POINTING_ERROR_DEGREES / 15 * random.nextGaussian(),
                goal.decDegrees() + POINTING_ERROR_DEGREES * random.nextGaussian());
        observatory.mount().slewTo(missed);
        Mishaps.Pointing end = observatory.mishaps().pointings();
        switch (end) {
            case IN_RANGE -> {
                if (solve().isEmpty()) {
                    return Mishaps.Pointing.FAILED;
                }
                log(LogKind.INFO, "Off by " + fixed(missed.degreesTo(goal) * 60) + " arc minutes, correcting");
                observatory.mount().slewTo(goal);
                if (solve().isEmpty()) {
                    return Mishaps.Pointing.FAILED;
                }
                log(LogKind.INFO, name + " is in range");
            }
            case OUT_OF_RANGE -> log(LogKind.WARNING, name + " is out of range");
            case SOLVING_OFF -> log(LogKind.WARNING, "Plate solving is off, " + name + " may not be in range");
            case FAILED -> log(LogKind.WARNING, "The precise pointing failed");
        }
        return end;
    }

    /** Finds out where the telescope really looks (J2000); empty when no star was recognised. */
    public Optional<Equatorial> solve() {
        journal().signal(Signal.PLATE_SOLVE);
        pause(SOLVE_SECONDS);
        if (observatory.mishaps().takeSolve()) {
            log(LogKind.WARNING, "Plate solving failed: no star was recognised");
            return Optional.empty();
        }
        Equatorial found = observatory.mount().place();
        log(LogKind.INFO, "Plate solved" + at(found));
        return Optional.of(found);
    }

    /** Turns the mount over after the meridian and finds the target again. */
    public void flip(Target target) {
        log(LogKind.EVENT, "Meridian flip");
        observatory.guider().stop();
        observatory.mount().flipOver();
        solve();
        log(LogKind.INFO, "The mount looks at " + target.name() + " from the other side");
        observatory.guider().start();
    }

    /** One focus run with the present filter. */
    public FocusRun focus() {
        journal().signal(Signal.AUTOFOCUS);
        log(LogKind.EVENT, "Autofocus with filter " + observatory.filter().label());
        FocusRun run = observatory.focuser().focus(observatory.filter(), journal());
        if (run.succeeded()) {
            log(LogKind.INFO, "Focused at " + run.position() + ", HFD " + fixed(run.hfdPixels()));
        } else {
            log(LogKind.WARNING, "Autofocus failed: " + run.error());
            journal().signal(Signal.AUTOFOCUS_ERROR);
        }
        journal().focusEnded(run);
        return run;
    }

    /** Turns the wheel, when another filter is wanted. */
    public void changeFilter(Filter to) {
        if (observatory.filter() != to) {
            journal().signal(Signal.FILTER_CHANGE);
            pause(2);
            observatory.putIn(to);
            log(LogKind.INFO, "Filter " + to.label());
        }
    }

    /** Exposes, downloads and saves one frame; empty when the disk would not take it. */
    public Optional<Journal.SavedFrame> shoot(Target target, ShotOrder order, Exposure.Origin origin) {
        Darkroom.Plate plate = darkroom.load(exposure(target, order, origin));
        Camera camera = observatory.camera();
        camera.openShutter(plate.fileName(), order.seconds());
        try {
            enter(Shot.Phase.EXPOSE);
            pause(order.seconds());
            enter(Shot.Phase.DOWNLOAD);
            pause(DOWNLOAD_SECONDS);
            enter(Shot.Phase.WAIT_JPG);
            pause(JPEG_SECONDS);
            Journal.SavedFrame frame = plate.develop();
            log(
                    LogKind.INFO,
                    "Saved " + plate.fileName() + ", HFD "
                            + fixed(frame.picture().hfdPixels()));
            journal().frameSaved(frame);
            return Optional.of(frame);
        } catch (IOException cause) {
            log(LogKind.CRITICAL, "Could not save " + plate.fileName() + ": " + cause.getMessage());
            enter(Shot.Phase.ERROR);
            return Optional.empty();
        } finally {
            enter(Shot.Phase.IDLE);
            camera.shotIsOver();
        }
    }

    private Exposure exposure(Target target, ShotOrder order, Exposure.Origin origin) {
        Mount mount = observatory.mount();
        Equatorial centre = Equatorial.of(
                mount.place().raHours() + 0.0004 * random.nextGaussian(),
                mount.place().decDegrees() + 0.006 * random.nextGaussian());
        Horizontal up = mount.horizontal();
        double airMass = 1 / Math.sin(Math.toRadians(Math.max(10, up.altitudeDegrees())));
        double hfd = observatory.focuser().hfdPixels() * Math.pow(airMass, 0.6) * (1 + 0.02 * random.nextGaussian());
        return new Exposure(
                observatory.clock().now(),
                target,
                centre,
                mount.pier() == Mount.Pier.EAST,
                up,
                order.kind(),
                origin,
                observatory.filter(),
                order.seconds(),
                order.binning(),
                order.gain(),
                order.offset(),
                observatory.camera().temperatureDegrees(),
                observatory.camera().setPointDegrees(),
                hfd,
                Math.clamp(18 + 6 * hfd + 3 * random.nextGaussian(), 5, 95),
                observatory.focuser().position(),
                observatory.weather().cloudCover(),
                random.nextLong());
    }

    private void enter(Shot.Phase phase) {
        Camera camera = observatory.camera();
        camera.enter(phase);
        camera.shot().ifPresent(journal()::shotChanged);
    }

    private void log(LogKind kind, String text) {
        journal().log(kind, text);
    }

    private static String at(Equatorial place) {
        return " at RA " + place.raText() + ", Dec " + place.decText();
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private Journal journal() {
        return observatory.journal();
    }

    private void pause(double seconds) {
        observatory.clock().pause(seconds);
    }
}
