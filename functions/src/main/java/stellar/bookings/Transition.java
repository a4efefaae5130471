package stellar.bookings;

import static stellar.bookings.Actor.Kind.OPERATOR;
import static stellar.bookings.Actor.Kind.STELLAR;
import static stellar.bookings.Actor.Kind.USER;
import static stellar.bookings.State.CANCELLED;
import static stellar.bookings.State.COMPLETED;
import static stellar.bookings.State.CONFIRMED;
import static stellar.bookings.State.FAILED;
import static stellar.bookings.State.MISSED;
import static stellar.bookings.State.PAUSED;
import static stellar.bookings.State.PENDING;
import static stellar.bookings.State.PREPARING;
import static stellar.bookings.State.READY;
import static stellar.bookings.State.RUNNING;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a booking. What is not here cannot. */
@SuppressWarnings("ImmutableEnumChecker") // Its sets are filled once, here, and handed to nobody.
public enum Transition {
    /** It is made. */
    BOOK(EnumSet.noneOf(State.class), PENDING, USER),
    /** The operator consents, or need not. */
    CONFIRM(EnumSet.of(PENDING), CONFIRMED, OPERATOR, STELLAR),
    /** The operator does not consent. */
    DECLINE(EnumSet.of(PENDING), CANCELLED, OPERATOR),
    /** Another time, perhaps of another length and price: nobody else decides that for its user. */
    MOVE(EnumSet.of(PENDING, CONFIRMED), null, USER),
    /** Another plan; one that the telescope knows already, or is being told, is prepared again. */
    CHANGE_PLAN(EnumSet.of(PENDING, CONFIRMED, PREPARING, READY), null, USER),
    /** It is given up before it begins. */
    CANCEL(EnumSet.of(PENDING, CONFIRMED, PREPARING, READY), CANCELLED, USER, OPERATOR),
    /** The telescope is being told the plan, again perhaps. */
    PREPARE(EnumSet.of(CONFIRMED, READY), PREPARING, STELLAR),
    /** The telescope knows the plan. */
    PREPARED(EnumSet.of(PREPARING), READY, STELLAR),
    /** The night's work begins. */
    START(EnumSet.of(READY), RUNNING, STELLAR),
    PAUSE(EnumSet.of(RUNNING), PAUSED, USER, OPERATOR, STELLAR),
    /** It waited for the sky, or was about to go on; from now on it waits for the operator. */
    TAKE_OVER(EnumSet.of(PAUSED), PAUSED, OPERATOR),
    RESUME(EnumSet.of(PAUSED), RUNNING, USER, OPERATOR, STELLAR),
    /** The slot's end, the plan's end, or an abort. */
    COMPLETE(EnumSet.of(RUNNING, PAUSED), COMPLETED, USER, OPERATOR, STELLAR),
    /** It cannot be, or not go on. */
    FAIL(EnumSet.of(PREPARING, READY, RUNNING, PAUSED), FAILED, OPERATOR, STELLAR),
    /** The slot is over and nothing was begun. */
    MISS(EnumSet.of(PENDING, CONFIRMED, PREPARING, READY), MISSED, STELLAR);

    private static final Set<Transition> ON_THE_WAY = EnumSet.of(PREPARE, PREPARED, START, PAUSE, TAKE_OVER, RESUME);

    private final Set<State> from;
    private final @Nullable State to;
    private final Set<Actor.Kind> by;

    Transition(Set<State> from, @Nullable State to, Actor.Kind first, Actor.Kind... others) {
        this.from = from;
        this.to = to;
        this.by = EnumSet.of(first, others);
    }

    /** Whether a booking waits from then on for whoever took it, until it goes on. */
    public boolean isPause() {
        return this == PAUSE || this == TAKE_OVER;
    }

    /** Whether it changes where a booking stands and nothing else, as those do that come with preparing and with the night. */
    public boolean isOnTheWay() {
        return ON_THE_WAY.contains(this);
    }

    /** Whether a booking that stands here has it behind it, so that asking for it again changes nothing. */
    boolean isSo(State state, Actor.Kind actor) {
        return (isOnTheWay() || this == CANCEL) && state == to && by.contains(actor);
    }

    /** Where a booking that stands here comes to; empty when this cannot happen to it, or not by them. */
    public Optional<State> of(State state, Actor.Kind actor) {
        return from.contains(state) && by.contains(actor) ? Optional.of(to == null ? state : to) : Optional.empty();
    }
}
