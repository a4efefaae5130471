package stellar.sessions;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Outcome;
import stellar.cloud.Figure;
import stellar.cloud.Log;
import stellar.commands.Commands;
import stellar.commands.StoredCommand;
import stellar.contract.Command;
import stellar.contract.RelayPush;
import stellar.live.RelayLine;
import stellar.plans.Plan;
import stellar.relays.Relays;
import stellar.telescopes.Description;
import stellar.telescopes.Overheads;
import stellar.telescopes.Telescope;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;

/**
 * Looks at a booking's night: gathers what is known, has {@link Rules} decide, writes that down, and only then does it. A look
 * that dies between any two calls is made good by the next; two at once disturb nothing, for only one of them may write.
 */
public final class SessionDesk {

    /** As whom Stellar goes on with bookings here. */
    static final Actor OURSELVES = Actor.stellar("sessions");

    /** The most steps of one look: to prepare, and to begin, take one each; the rest are tries after another look wrote. */
    private static final int MOST_STEPS = 12;

    private final BookingRows rows;
    private final Bookings bookings;
    private final Settling settling;
    private final Sessions sessions;
    private final Telescopes telescopes;
    private final Relays relays;
    private final Commands commands;
    private final RelayLine relayLine;
    private final Timers timers;
    private final Clock clock;
    private final Log log;

    SessionDesk(
            BookingRows rows,
            Bookings bookings,
            Settling settling,
            Sessions sessions,
            Telescopes telescopes,
            Relays relays,
            Commands commands,
            RelayLine relayLine,
            Timers timers,
            Clock clock,
            Log log) {
        this.rows = rows;
        this.bookings = bookings;
        this.settling = settling;
        this.sessions = sessions;
        this.telescopes = telescopes;
        this.relays = relays;
        this.commands = commands;
        this.relayLine = relayLine;
        this.timers = timers;
        this.clock = clock;
        this.log = log;
    }

    /** What wakes for a look. */
    public enum Woken {
        /** A timer or the sweep: the booking's timer is used up. */
        BY_TIMER,
        /** Something that happened: the timer still stands. */
        BY_NEWS
    }

    /** Looks at a booking, whatever for. */
    public void look(String id, Woken by) {
        @Nullable Instant timer = null;
        for (int step = 0; step < MOST_STEPS; step++) {
            // The session first: whoever changes the booking meanwhile writes the session after it, and this look is in
            // vain.
            Optional<Session> kept = sessions.find(id);
            Optional<Booking> booking = rows.find(id);
            boolean isOver = booking.isEmpty()
                    || (booking.get().state().isEnd()
                            && kept.map(Session::isClosed).orElse(true));
            if (isOver) {
                if (by == Woken.BY_NEWS && kept.isPresent()) {
                    timers.remove(id);
                }
                return;
            }
            Instant now = clock.instant();
            Optional<TelescopeState> state = telescopes.state(booking.get().telescope());
            @Nullable
            String relay =
                    state.map(TelescopeState::telescope).map(Telescope::relay).orElse(null);
            Session before = kept.orElseGet(() -> Session.of(booking.get(), relay));
            if (timer == null && by == Woken.BY_NEWS && kept.isPresent()) {
                timer = before.nextLook();
            }
            Decision decision = Rules.next(situation(booking.get(), before, state, relay), now);
            Session after = decision.session().written(before.version(), relay);
            if ((kept.isEmpty() || !after.equals(before)) && !sessions.write(after)) {
                continue;
            }
            noteSilence(after);
            if (after.nextLook() == null) {
                timers.remove(id);
            } else if (!after.nextLook().equals(timer)) {
                timers.set(id, after.nextLook());
                timer = after.nextLook();
            }
            if (!act(booking.get(), decision.acts())) {
                return;
            }
        }
        log.warn("A session was not looked at to the end; the sweep goes on with it.", Map.of("booking", id));
    }

    /**
     * Ends a session that was begun, at its user's or operator's wish; says whether it is so now. It is not when it was not
     * begun or is over.
     */
    public boolean end(String id, Actor actor) {
        for (int attempt = 0; attempt < MOST_STEPS; attempt++) {
            Optional<Session> kept = sessions.find(id);
            if (kept.isEmpty() || kept.get().isClosed() || kept.get().startedAt() == null) {
                return false;
            }
            Ending.Why why =
                    actor.kind() == Actor.Kind.USER ? Ending.Why.ABORTED_BY_USER : Ending.Why.ABORTED_BY_OPERATOR;
            Session before = kept.get();
            if (before.ending() != null || sessions.write(before.ended(new Ending(why, clock.instant())))) {
                look(id, Woken.BY_NEWS);
                return true;
            }
        }
        return false;
    }

    private void noteSilence(Session session) {
        if (session.waiting() != null
                && session.waiting().hindrance() == Hindrance.RELAY_AWAY
                && session.relay() != null) {
            log.figure(
                    Figure.RELAY_AWAITED,
                    1,
                    Map.of("booking", session.booking(), "telescope", session.telescope(), "relay", session.relay()));
        }
    }

    /** Does what was decided, in order; says whether the booking stands elsewhere now, so that it is to be looked at again. */
    private boolean act(Booking booking, List<Act> acts) {
        boolean moved = false;
        for (Act act : acts) {
            switch (act) {
                case Act.Send(Command command) -> send(command);
                case Act.Take take ->
                    moved |=
                            isDone(bookings.advance(booking.id(), take.transition(), OURSELVES, take.cause()), booking);
                case Act.Settle settle -> moved |= settling.settle(booking, settle);
            }
        }
        return moved;
    }

    private boolean isDone(Outcome outcome, Booking booking) {
        if (outcome instanceof Outcome.Refused(Outcome.Reason reason)) {
            log.warn(
                    "A booking could not go on; it is looked at again soon.",
                    Map.of("booking", booking.id(), "state", booking.state(), "reason", reason));
            return false;
        }
        return true;
    }

    private void send(Command command) {
        StoredCommand stored = commands.store(command);
        if (stored.state().equals(StoredCommand.REQUESTED) && clock.instant().isBefore(command.deadline())) {
            telescopes
                    .find(command.telescope())
                    .map(Telescope::relay)
                    .ifPresent(relay -> relayLine.push(relay, new RelayPush.Commands(List.of(command))));
        }
    }

    private Situation situation(
            Booking booking, Session session, Optional<TelescopeState> state, @Nullable String relay) {
        Optional<Description> description = state.map(TelescopeState::telescope).flatMap(Telescope::described);
        List<String> filters = description.map(Description::filters).orElse(List.of());
        Optional<Plan> plan = Plan.of(booking.plan(), filters) instanceof Plan.Judged.Fit(Plan fit)
                ? Optional.of(fit)
                : Optional.empty();
        return new Situation(
                booking,
                plan,
                session,
                Heard.of(state, relays.seenAt(relay)),
                answers(booking, session),
                new Situation.Ground(
                        description.map(one -> one.observatory().timeZone()).orElse(ZoneOffset.UTC),
                        filters,
                        description.map(Description::overheads).orElse(Overheads.USUAL)));
    }

    /** Of what is under way, and of this round's questions, whose answers say what is to be put. */
    private Map<String, Answer> answers(Booking booking, Session session) {
        boolean isAsking =
                session.steps().stream().noneMatch(step -> step.name().endsWith("-target") && isPut(step));
        Map<String, Answer> answers = new HashMap<>();
        for (Step step : session.steps()) {
            boolean isQuestion =
                    isAsking && step.phase() == Step.Phase.DONE && RoboTarget.QUESTIONS.contains(step.name());
            if (step.phase() == Step.Phase.ASKED || isQuestion) {
                String id = step.command(booking.id());
                commands.find(booking.telescope(), id)
                        .ifPresent(stored -> answers.put(
                                id,
                                new Answer(
                                        stored.state(),
                                        Objects.requireNonNullElse(stored.reason(), ""),
                                        stored.result())));
            }
        }
        return answers;
    }

    private static boolean isPut(Step step) {
        return !RoboTarget.QUESTIONS.contains(step.name());
    }
}
