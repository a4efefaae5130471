package stellar.sessions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Change;
import stellar.bookings.Outcome;
import stellar.bookings.State;
import stellar.bookings.Transition;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.live.Sockets;
import stellar.relays.Relays;
import stellar.telescopes.Telescope;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;

/**
 * What persons may do with a session that is under way: have it wait, have it go on, end it. Each may be asked again and
 * happens once; what the telescope is asked because of it are the session's own steps.
 */
public final class ManualControl {

    /** How the file of a test shot begins: it belongs to no plan. */
    public static final String TEST_SHOT = "test-";

    private static final int MAX_ATTEMPTS = 8;

    private final BookingRows rows;
    private final Bookings bookings;
    private final Sessions sessions;
    private final Telescopes telescopes;
    private final Relays relays;
    private final SessionDesk desk;
    private final Clock clock;

    ManualControl(
            BookingRows rows,
            Bookings bookings,
            Sessions sessions,
            Telescopes telescopes,
            Relays relays,
            SessionDesk desk,
            Clock clock) {
        this.rows = rows;
        this.bookings = bookings;
        this.sessions = sessions;
        this.telescopes = telescopes;
        this.relays = relays;
        this.desk = desk;
        this.clock = clock;
    }

    /** With the tables and timers that these settings name. */
    public static ManualControl of(
            Environment environment, DynamoDbClient tables, Sockets sockets, Timers timers, Clock clock, Log log) {
        return new ManualControl(
                new BookingRows(tables, environment.required("BOOKINGS_TABLE")),
                SessionParts.bookings(environment, tables, clock),
                new Sessions(tables, environment.required("SESSIONS_TABLE")),
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                new Relays(tables, environment.required("RELAYS_TABLE")),
                SessionParts.desk(environment, tables, sockets, timers, clock, log),
                clock);
    }

    /**
     * Where a session stands for a person who wants to do something with it.
     *
     * @param hasBegun whether its telescope has begun with it
     * @param isEnding whether it is being ended
     * @param goesOnByItself whether Stellar has it wait and will have it go on: for the sky, or because a person wants it to
     * @param pausedBy who had it wait; absent while it does not
     * @param mayBeOn whether the telescope may be at work on its target
     */
    public record Standing(
            Booking booking,
            boolean hasBegun,
            boolean isEnding,
            boolean goesOnByItself,
            Actor.@Nullable Kind pausedBy,
            boolean mayBeOn) {}

    /**
     * What hinders a person at a telescope.
     *
     * @param away why nothing that is asked would reach it; absent when it would
     * @param danger what the sky or the word of it forbids; absent when it is safe
     * @param isParked whether the mount was parked when it was last heard of
     */
    public record Sight(@Nullable Waiting away, @Nullable Waiting danger, boolean isParked) {}

    /** Where the session of a booking stands. */
    public Standing standing(Booking booking) {
        Optional<Session> session = sessions.find(booking.id());
        return new Standing(
                booking,
                session.filter(there -> there.startedAt() != null).isPresent(),
                session.filter(there -> there.ending() != null).isPresent(),
                session.filter(there -> there.pausedAt() != null).isPresent(),
                booking.state() == State.PAUSED ? pausedBy(booking.id()).orElse(null) : null,
                session.filter(Session::mayBeOn).isPresent());
    }

    /** Where the session that is under way at a telescope stands; empty when none is. */
    public Optional<Standing> at(Telescope telescope) {
        List<Sessions.Begun> begun =
                Optional.ofNullable(telescope.relay()).map(sessions::begunAt).orElse(List.of());
        return begun.stream()
                .filter(one -> one.session().telescope().equals(telescope.id()))
                .map(one -> rows.find(one.session().id()))
                .flatMap(Optional::stream)
                .filter(booking -> booking.state() == State.RUNNING || booking.state() == State.PAUSED)
                .map(this::standing)
                .filter(one -> !one.isEnding())
                .findFirst();
    }

    /** What hinders a person at a telescope now. */
    public Sight sight(String telescope) {
        Optional<TelescopeState> state = telescopes.state(telescope);
        @Nullable
        String relay =
                state.map(TelescopeState::telescope).map(Telescope::relay).orElse(null);
        Heard heard = Heard.of(state, relays.seenAt(relay));
        Instant now = clock.instant();
        return new Sight(
                Conditions.unreachable(heard, now).orElse(null),
                Conditions.weather(heard, now).orElse(null),
                heard.controlData().at("/parsed/mount/parked").asBoolean());
    }

    /**
     * Has a session wait until a person has it go on; says whether it does, by this person's wish or one before. One that waits
     * for the sky, or is about to go on, is the operator's to take over.
     */
    public boolean pause(String booking, Actor actor) {
        if (bookings.advance(booking, Transition.PAUSE, actor, "asked-for") instanceof Outcome.Refused) {
            return false;
        }
        boolean wouldGoOn = pausedBy(booking).filter(Actor.Kind.STELLAR::equals).isPresent()
                || sessions.find(booking)
                        .filter(session -> session.pausedAt() != null)
                        .isPresent();
        if (wouldGoOn && actor.kind() == Actor.Kind.OPERATOR) {
            bookings.advance(booking, Transition.TAKE_OVER, actor, "asked-for");
        }
        boolean isPersons =
                pausedBy(booking).filter(kind -> kind != Actor.Kind.STELLAR).isPresent();
        if (isPersons) {
            write(booking, null);
            desk.look(booking, SessionDesk.Woken.BY_NEWS);
        }
        return isPersons;
    }

    /**
     * Has a session that a person had wait go on, as soon as it is safe: from now on Stellar looks after it. Says whether it
     * does or goes on already.
     */
    public boolean resume(String booking) {
        Optional<State> state = rows.find(booking).map(Booking::state);
        if (state.filter(State.PAUSED::equals).isPresent()) {
            write(booking, clock.instant());
            desk.look(booking, SessionDesk.Woken.BY_NEWS);
            return true;
        }
        return state.filter(State.RUNNING::equals).isPresent();
    }

    /** Ends a session that was begun; says whether it ends. */
    public boolean end(String booking, Actor actor) {
        return desk.end(booking, actor);
    }

    /** Written also when it is so already: a look that read the session before must not write what it decided. */
    private void write(String booking, @Nullable Instant since) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Session> session = sessions.find(booking);
            if (session.isEmpty() || session.get().isClosed()) {
                return;
            }
            @Nullable Instant before = session.get().pausedAt();
            Instant kept = since == null || before == null ? since : before;
            if (sessions.write(session.get().waitingByStellar(kept))) {
                return;
            }
        }
        throw new IllegalStateException("Session " + booking + " is written by too many at once.");
    }

    private Optional<Actor.Kind> pausedBy(String booking) {
        return rows.changes(booking).reversed().stream()
                .filter(change -> change.transition().isPause())
                .map(Change::actor)
                .map(Actor::kind)
                .findFirst();
    }
}
