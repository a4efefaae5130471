package stellar.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import stellar.FaultyTables;
import stellar.bookings.Actor;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.slots.Slot;

/**
 * A night of an hour in which, by the chance of a seed, it is unsafe, the relay or Voyager is away, commands fail or nobody
 * learns what came of them, calls to the tables fail, timers are late, doubled or lost, and its user changes or ends it.
 */
final class FaultyNight implements AutoCloseable {

    static final Instant FROM = PlayedNight.FROM;
    static final Instant TO = FROM.plus(Duration.ofHours(1));

    private static final Instant BEGIN = FROM.minus(Duration.ofMinutes(15));
    private static final Instant END = TO.plus(Duration.ofHours(2));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration OVERDUE = Duration.ofMinutes(2);
    static final String ON_OFF = "RoboTargetSetTargetStatus";

    /** One call in so many fails before it had any effect, one after it had all of it. */
    private static final int CALLS_A_FAULT = 40;

    final PlayedNight played;
    private final Random chance;
    private final SessionDesk desk;
    private final Evidence evidence;
    private final Set<String> told = new HashSet<>();
    private @Nullable Instant unsafeUntil;
    private @Nullable Instant relayAwayUntil;
    private @Nullable Instant voyagerAwayUntil;
    private Session session;
    private boolean isConnected = true;
    private boolean wasSafe = true;
    private boolean isOn;
    private @Nullable Instant tryAgainAt;

    FaultyNight(long seed) throws Exception {
        played = new PlayedNight(new Slot(FROM, TO));
        chance = new Random(seed);
        desk = played.desk(FaultyTables.over(played.night.tables, new Random(seed), CALLS_A_FAULT));
        evidence = new Evidence(played.sessions, played.telescopes);
        session = Session.of(played.booking(), played.night.relay);
    }

    /** Plays it until it is closed; false when it is not, hours after its end. */
    boolean play() {
        played.night.clock.set(BEGIN);
        played.connect();
        played.say();
        news();
        for (Instant now = BEGIN; now.isBefore(END); now = now.plus(MINUTE)) {
            played.night.clock.set(now);
            happen(now);
            boolean looked = timers(now);
            if (looked || session.steps().stream().anyMatch(step -> step.phase() == Step.Phase.ASKED)) {
                answer(now);
            }
            if (session.isClosed()) {
                return true;
            }
        }
        return false;
    }

    private boolean oneIn(int many) {
        return chance.nextInt(many) == 0;
    }

    private @Nullable Instant spell(@Nullable Instant until, Instant now, int oneIn, int longestMinutes) {
        boolean begins = (until == null || !now.isBefore(until)) && oneIn(oneIn);
        return begins ? now.plus(MINUTE.multipliedBy(2 + chance.nextInt(longestMinutes))) : until;
    }

    private static boolean isIn(@Nullable Instant until, Instant now) {
        return until != null && now.isBefore(until);
    }

    /** The world goes on by a minute. */
    private void happen(Instant now) {
        unsafeUntil = spell(unsafeUntil, now, 40, 25);
        relayAwayUntil = spell(relayAwayUntil, now, 60, 50);
        voyagerAwayUntil = spell(voyagerAwayUntil, now, 60, 15);
        if (isIn(relayAwayUntil, now)) {
            return;
        }
        if (isConnected == isIn(voyagerAwayUntil, now)) {
            isConnected = !isConnected;
            played.connection(isConnected);
            news();
        }
        boolean isSafe = !isIn(unsafeUntil, now);
        boolean says = isSafe != wasSafe
                || isLookedAt(now)
                || Duration.between(BEGIN, now).toMinutes() % 3 == 0;
        wasSafe = isSafe;
        played.safe(isSafe);
        if (isConnected) {
            if (says) {
                played.say();
            }
            boolean isExposed = isOn
                    && !isIn(unsafeUntil, now)
                    && Duration.between(FROM, now).toMinutes() % 6 == 0;
            if (isExposed && !oneIn(4)) {
                evidence.count(played.night.telescope, played.frame());
            }
        } else if (says) {
            played.relays.seen(played.night.relay, now);
        }
        if (now.isBefore(FROM) && oneIn(40)) {
            played.bookings.changePlan(played.booking, Actor.user(played.user), Stage.plan(1, 1 + chance.nextInt(9)));
            news();
        }
        if (oneIn(150)) {
            played.desk.end(played.booking, Actor.user(played.user));
            session = played.session();
        }
    }

    private boolean isLookedAt(Instant now) {
        return played.timer().filter(due -> !due.isAfter(now)).isPresent();
    }

    /** What is due by the timers, or the sweep; says whether it was looked. */
    private boolean timers(Instant now) {
        boolean isDue = isLookedAt(now) && !oneIn(6);
        boolean isSwept = Duration.between(BEGIN, now).toMinutes() % 15 == 0
                && Optional.ofNullable(session.nextLook())
                        .filter(look -> look.plus(OVERDUE).isBefore(now))
                        .isPresent();
        boolean isTriedAgain = tryAgainAt != null && !now.isBefore(tryAgainAt);
        if (!isDue && !isSwept && !isTriedAgain) {
            return false;
        }
        if (isDue) {
            played.timers.remove(played.booking);
            if (oneIn(20)) {
                return false;
            }
        }
        tryAgainAt = null;
        int times = oneIn(10) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            try {
                desk.look(played.booking, SessionDesk.Woken.BY_TIMER);
            } catch (SdkException died) {
                // Scheduler tries again, mostly.
                tryAgainAt = oneIn(3) ? null : now.plus(MINUTE);
            }
        }
        session = played.session();
        return true;
    }

    /** A stream tries until it is done. */
    private void news() {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
                session = played.session();
                return;
            } catch (SdkException died) {
                // The same record comes again.
            }
        }
        throw new IllegalStateException("Twenty looks in a row died.");
    }

    /** The relay takes what waits, does some of it, and tells of most. */
    private void answer(Instant now) {
        for (int round = 0; round < 12; round++) {
            if (isIn(relayAwayUntil, now)) {
                return;
            }
            List<Command> waiting = played.commands.waiting(played.night.telescope, now).stream()
                    .filter(command -> told.add(command.id()))
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            waiting.forEach(this::take);
            news();
        }
    }

    private void take(Command command) {
        played.heard.add(command);
        if (!isConnected || oneIn(15)) {
            played.tell(command, CommandOutcome.State.REFUSED, "Voyager would not.");
            return;
        }
        if (command.method().equals(ON_OFF)) {
            isOn = command.params().path("Status").asInt() == 0;
        } else if (command.method().equals("Abort")) {
            isOn = false;
        }
        if (!oneIn(25)) {
            played.tell(command, CommandOutcome.State.DONE, "");
        }
    }

    @Override
    public void close() {
        played.close();
    }
}
