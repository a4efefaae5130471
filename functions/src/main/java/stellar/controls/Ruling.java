package stellar.controls;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Actor;
import stellar.bookings.State;
import stellar.cloud.Refusal;
import stellar.controls.Control.Needs;
import stellar.sessions.ManualControl.Sight;
import stellar.sessions.ManualControl.Standing;
import stellar.sessions.Waiting;

/** Whether a control may be done now, by what is known and nothing else. */
sealed interface Ruling {

    /** It may; {@code meant} is what it comes to: of a toggle, pause or resume. */
    record Go(Control meant) implements Ruling {}

    /** It may not. */
    record No(Refusal why) implements Ruling {}

    /** For whose the booking is: inside the slot, while the session is under way. */
    static Ruling ofUser(Wish wish, Standing standing, Sight sight, Instant now, ZoneId zone) {
        return timely(standing, now, zone).<Ruling>map(No::new).orElseGet(() -> switch (wish.control()) {
            case ABORT -> abort(wish);
            case PAUSE, RESUME, TOGGLE_TARGET -> ofSession(wish.control(), standing, sight, Actor.Kind.USER);
            case PARK, UNPARK, TRACKING, COOL, WARM, AUTOFOCUS, PLATE_SOLVE, TEST_SHOT, REFRESH ->
                hindrance(wish, standing, sight, now, zone)
                        .<Ruling>map(No::new)
                        .orElseGet(() -> new Go(wish.control()));
        });
    }

    /** For the telescope's operator, at any time. {@code standing}: of the session that is under way there. */
    static Ruling ofOperator(Wish wish, Optional<Standing> standing, Sight sight, ZoneId zone) {
        Control control = wish.control();
        if (control == Control.ABORT) {
            return abort(wish);
        }
        if (control.isOfSession()) {
            return standing.map(there -> ofSession(control, there, sight, Actor.Kind.OPERATOR))
                    .orElseGet(() -> new No(ControlRefusals.NO_SESSION));
        }
        @Nullable Waiting away = sight.away();
        if (away != null) {
            return new No(ControlRefusals.because(ControlRefusals.TELESCOPE_AWAY, away, zone));
        }
        return new Go(control);
    }

    private static Optional<Refusal> timely(Standing standing, Instant now, ZoneId zone) {
        Instant from = standing.booking().slot().from();
        Instant to = standing.booking().slot().to();
        if (now.isBefore(from)) {
            return Optional.of(ControlRefusals.at(ControlRefusals.SLOT_NOT_BEGUN, "from", from, zone));
        }
        if (!now.isBefore(to)) {
            return Optional.of(ControlRefusals.at(ControlRefusals.SLOT_OVER, "to", to, zone));
        }
        return switch (standing.booking().state()) {
            case PENDING, CONFIRMED, PREPARING, READY -> Optional.of(ControlRefusals.SESSION_NOT_BEGUN);
            case COMPLETED, CANCELLED, FAILED, MISSED -> Optional.of(ControlRefusals.SESSION_OVER);
            case RUNNING, PAUSED ->
                standing.isEnding() ? Optional.of(ControlRefusals.SESSION_ENDING) : Optional.empty();
        };
    }

    private static Ruling abort(Wish wish) {
        return wish.isConfirmed() ? new Go(Control.ABORT) : new No(ControlRefusals.CONFIRM_NEEDED);
    }

    private static Ruling ofSession(Control control, Standing standing, Sight sight, Actor.Kind actor) {
        boolean isPaused = standing.booking().state() == State.PAUSED;
        boolean isOff = isPaused && !standing.goesOnByItself();
        Control meant = control == Control.TOGGLE_TARGET ? (isOff ? Control.RESUME : Control.PAUSE) : control;
        if (!isPaused) {
            return meant == Control.PAUSE ? new Go(meant) : new No(ControlRefusals.ALREADY_SO);
        }
        if (standing.pausedBy() == Actor.Kind.STELLAR) {
            // An operator may have it wait for themselves instead.
            return actor == Actor.Kind.OPERATOR && control == Control.PAUSE
                    ? new Go(control)
                    : new No(ControlRefusals.WAITS_FOR_SKY);
        }
        if (standing.pausedBy() == Actor.Kind.OPERATOR && actor == Actor.Kind.USER) {
            return new No(ControlRefusals.PAUSED_BY_OPERATOR);
        }
        if (isOff == (meant == Control.PAUSE)) {
            return new No(ControlRefusals.ALREADY_SO);
        }
        return meant == Control.RESUME && sight.isParked() ? new No(ControlRefusals.MOUNT_PARKED) : new Go(meant);
    }

    private static Optional<Refusal> hindrance(Wish wish, Standing standing, Sight sight, Instant now, ZoneId zone) {
        Control control = wish.control();
        @Nullable Waiting away = sight.away();
        if (away != null) {
            return Optional.of(ControlRefusals.because(ControlRefusals.TELESCOPE_AWAY, away, zone));
        }
        if (!control.needs(Needs.THE_TELESCOPE)) {
            return Optional.empty();
        }
        if (standing.pausedBy() == Actor.Kind.STELLAR) {
            return Optional.of(ControlRefusals.WAITS_FOR_SKY);
        }
        if (standing.pausedBy() == Actor.Kind.OPERATOR) {
            return Optional.of(ControlRefusals.PAUSED_BY_OPERATOR);
        }
        if (standing.pausedBy() == null || standing.goesOnByItself()) {
            return Optional.of(ControlRefusals.PAUSE_FIRST);
        }
        if (standing.mayBeOn()) {
            return Optional.of(ControlRefusals.STILL_STOPPING);
        }
        @Nullable Waiting danger = sight.danger();
        boolean isExposed = control.needs(Needs.A_SAFE_SKY)
                || (control == Control.TRACKING && wish.parameters().path("on").asBoolean());
        if (danger != null && isExposed) {
            return Optional.of(ControlRefusals.because(ControlRefusals.NOT_SAFE, danger, zone));
        }
        return now.plus(control.takes()).isAfter(standing.booking().slot().to())
                ? Optional.of(ControlRefusals.SLOT_TOO_SHORT.with(
                        "minutes", control.takes().toMinutes()))
                : Optional.empty();
    }
}
