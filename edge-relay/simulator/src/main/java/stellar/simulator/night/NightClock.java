package stellar.simulator.night;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import stellar.simulator.time.Agenda;
import stellar.simulator.time.Appointment;
import stellar.simulator.time.Errand;

/**
 * The time of the simulated night: it starts an hour before the solar midnight nearest to now (by whole hours, so that
 * minutes and seconds are the world's), runs {@code speed} times as fast as the agenda, and can skip a day.
 */
public final class NightClock {
    private final Agenda agenda;
    private final double speed;
    private final Instant agendaStart;
    private final Instant skyStart;
    private Duration skipped = Duration.ZERO;

    /** A clock for a site; {@code speed} is night seconds per agenda second, more than 0 and at most 100,000. */
    public NightClock(Agenda agenda, double speed, Site site) {
        if (!(speed > 0 && speed <= 100_000)) {
            throw new IllegalArgumentException("The speed must be above 0 and at most 100000, but is " + speed + ".");
        }
        this.agenda = agenda;
        this.speed = speed;
        this.agendaStart = agenda.now();
        double solarHour = agendaStart.atZone(ZoneOffset.UTC).getHour() + site.longitudeDegrees() / 15;
        long hoursTo23 = Math.floorMod(Math.round(23 - solarHour), 24);
        this.skyStart = agendaStart.plus(Duration.ofHours(hoursTo23 > 12 ? hoursTo23 - 24 : hoursTo23));
    }

    /** What the clock on the observatory's wall shows. */
    public Instant now() {
        Duration passed = Duration.between(agendaStart, agenda.now());
        return skyStart.plus(scaled(passed, speed)).plus(skipped);
    }

    /** An appointment after so much night time. */
    public Appointment in(Duration nightTime, Runnable what) {
        return agenda.in(scaled(nightTime, 1 / speed), what);
    }

    /** A repeated appointment, counted in night time. */
    public Appointment every(Duration nightTime, Runnable what) {
        return agenda.every(scaled(nightTime, 1 / speed), what);
    }

    /** How long so much night time takes on the agenda. */
    public Duration onAgenda(Duration nightTime) {
        return scaled(nightTime, 1 / speed);
    }

    /** Lets night time pass in the present errand. */
    public void pause(Duration nightTime) {
        Errand.current().pause(scaled(nightTime, 1 / speed));
    }

    /** Lets night time pass in the present errand. */
    public void pause(double nightSeconds) {
        pause(Duration.ofNanos((long) (nightSeconds * 1e9)));
    }

    /** Starts an errand on this clock's agenda. */
    public Errand begin(String name, Runnable work) {
        return Errand.begin(agenda, name, work);
    }

    /** Moves the hands forward over a day nobody wants to wait for. */
    public void skip(Duration ahead) {
        skipped = skipped.plus(ahead);
    }

    private static Duration scaled(Duration duration, double factor) {
        return factor == 1 ? duration : Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
