package stellar.waiting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Transaction;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Taken;
import stellar.slots.Terms;

/** The line as people see it: they join it, see where they stand, take what they are offered, and leave. */
public final class Waits {

    /** The most waits of one user that may be open. */
    public static final int MOST_OPEN = 20;

    /**
     * How long freed quarters are kept for the line. It is found out within seconds whom they are for; should that fail for so
     * long, they are free to everybody.
     */
    public static final Duration KEPT_FOR_LINE = Duration.ofMinutes(10);

    private static final int MOST_TOLD = 100;

    /** How often something is judged anew when what it was judged by changed meanwhile. */
    private static final int MAX_ATTEMPTS = 5;

    private final DynamoDbClient tables;
    private final WaitRows rows;
    private final OpenWaits open;
    private final Slots slots;
    private final Clock clock;

    public Waits(DynamoDbClient tables, String table, Slots slots, Clock clock) {
        this.tables = tables;
        this.rows = new WaitRows(tables, table);
        this.open = new OpenWaits(tables, table);
        this.slots = slots;
        this.clock = clock;
    }

    /** What came of something that was asked of waits. */
    public sealed interface Outcome {

        /** It is so, by this request or one before it. */
        record Done(Wait waiting) implements Outcome {}

        /** It is not, and nothing was changed. */
        record Refused(Reason reason) implements Outcome {}
    }

    /** Why something cannot be. */
    public enum Reason {
        /** Nobody has to wait: the whole slot is free. */
        SLOT_FREE,
        /** This user waits for this slot already. */
        WAITS_ALREADY,
        /** This user has {@link #MOST_OPEN} open waits. */
        TOO_MANY,
        /** Another wait of this user has this id. */
        ID_USED,
        /** The slot begins too soon to be booked, or has begun. */
        TOO_SOON,
        /** The slot begins too far ahead to be booked. */
        TOO_FAR_AHEAD,
        /** So much changes at once that it is not known: asking again helps. */
        BUSY,
        /** This user has no such wait. */
        MISSING,
        /** It has become a booking. */
        TAKEN
    }

    /** A wish to wait. {@code id}: made by who asks; asked again with the same, it is the same wait. */
    public record Wish(String id, String user, Slot slot, ObjectNode plan) {}

    /** What came of this wish before; empty when this user never asked with this id. */
    public Optional<Outcome> before(String id, String user, String telescope, Slot slot) {
        return find(user, id)
                .map(there ->
                        there.isFor(telescope, slot) ? new Outcome.Done(there) : new Outcome.Refused(Reason.ID_USED));
    }

    /**
     * Joins the line for a slot that is sold on these terms. In the same step a quarter of it must still be taken: whatever frees
     * that one later finds this wait in the line.
     */
    public Outcome join(Wish wish, Terms terms) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            Optional<Outcome> before = before(wish.id(), wish.user(), terms.telescope(), wish.slot());
            if (before.isPresent()) {
                return before.get();
            }
            Wait wait = new Wait(
                    wish.id(),
                    wish.user(),
                    terms.telescope(),
                    wish.slot(),
                    wish.plan(),
                    State.WAITING,
                    now,
                    wish.slot().from().minus(terms.leadTime()),
                    Optional.empty(),
                    Optional.empty());
            OpenWaits.Listed listed = open.of(wish.user());
            List<Taken> taken = slots.taken(
                    terms.telescope(), wish.slot().from(), wish.slot().to(), now);
            Optional<Reason> against = against(wait, terms, listed, taken, now);
            if (against.isPresent()) {
                return new Outcome.Refused(against.get());
            }
            Transaction<Reason> transaction = new Transaction<>();
            transaction.add(rows.add(wait), Reason.ID_USED);
            transaction.add(rows.addToLine(wait), Reason.BUSY);
            transaction.add(open.add(wait, listed, now), Reason.BUSY);
            transaction.add(
                    slots.mustBeTaken(terms.telescope(), longestTaken(taken).from(), now), Reason.BUSY);
            if (transaction.commit(tables).isEmpty()) {
                return new Outcome.Done(wait);
            }
        }
        return new Outcome.Refused(Reason.BUSY);
    }

    private static Optional<Reason> against(
            Wait wait, Terms terms, OpenWaits.Listed listed, List<Taken> taken, Instant now) {
        if (!now.isBefore(wait.bookableUntil())) {
            return Optional.of(Reason.TOO_SOON);
        }
        if (wait.slot().from().isAfter(now.plus(terms.furthestAhead()))) {
            return Optional.of(Reason.TOO_FAR_AHEAD);
        }
        if (listed.has(wait.telescope(), wait.slot(), now)) {
            return Optional.of(Reason.WAITS_ALREADY);
        }
        if (taken.isEmpty()) {
            return Optional.of(Reason.SLOT_FREE);
        }
        int openNow = listed.waits().size() - listed.over(now).size();
        return openNow >= MOST_OPEN ? Optional.of(Reason.TOO_MANY) : Optional.empty();
    }

    /** Any that is sold, so that many who join at once do not all ask about one; else the one that is kept the longest. */
    private static Taken longestTaken(List<Taken> taken) {
        List<Taken> sold = taken.stream()
                .filter(one -> one.holder() instanceof Taken.Holder.Booking)
                .toList();
        return sold.isEmpty()
                ? taken.stream().max(Comparator.comparing(Waits::keptUntil)).orElseThrow()
                : sold.get(ThreadLocalRandom.current().nextInt(sold.size()));
    }

    private static Instant keptUntil(Taken taken) {
        return switch (taken.holder()) {
            case Taken.Holder.Booking _ -> Instant.MAX;
            case Taken.Holder.Line(Instant until) -> until;
            case Taken.Holder.Offer offer -> offer.until();
        };
    }

    /** A user's wait; empty when they have none of this id. */
    public Optional<Wait> find(String user, String wait) {
        return Wait.isId(wait) ? rows.find(user, wait) : Optional.empty();
    }

    /** A user's waits, those asked for last first: the open ones, and those that ended in the last 30 days. */
    public List<Wait> of(String user) {
        Instant since = clock.instant().minus(WaitRows.REMEMBERED);
        return rows.ofUser(user, MOST_TOLD).stream()
                .filter(wait -> wait.endedAt().orElse(wait.bookableUntil()).isAfter(since))
                .toList();
    }

    /** The line of a telescope, in order. */
    public List<InLine> line(String telescope) {
        return rows.line(telescope, clock.instant());
    }

    /** Which of these quarters somebody waits for. Nobody waits for what has begun: for that nothing is read. */
    public Set<Instant> wanted(String telescope, Collection<Instant> quarters) {
        Instant now = clock.instant();
        if (quarters.stream().noneMatch(now::isBefore)) {
            return Set.of();
        }
        List<InLine> line = rows.line(telescope, now);
        return quarters.stream()
                .filter(quarter -> line.stream().anyMatch(one -> one.slot().contains(quarter)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Adds to a transaction that a wait's offer is taken. Its quarters are for whoever takes it to take.
     *
     * @param over what it means when the offer does not stand any more
     */
    public <M> void take(Wait wait, Transaction<M> transaction, M over) {
        transaction.add(rows.end(wait, State.TAKEN, clock.instant()), over);
        transaction.add(open.remove(wait), over);
    }

    /** Leaves the line, or declines the offer: then it goes to the next in the line. What has ended otherwise stays as it is. */
    public Outcome leave(String user, String id) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Wait> wait = find(user, id);
            if (wait.isEmpty()) {
                return new Outcome.Refused(Reason.MISSING);
            }
            if (wait.get().kept() == State.TAKEN) {
                return new Outcome.Refused(Reason.TAKEN);
            }
            if (!wait.get().state(clock.instant()).isOpen() || end(wait.get(), State.LEFT)) {
                return new Outcome.Done(wait.get());
            }
        }
        return new Outcome.Refused(Reason.BUSY);
    }

    /** Passes on the offers that were not taken in time, {@code most} of them; how many there were. */
    int passOn(int most) {
        RuntimeException failed = null;
        List<WaitRows.Ended> ended = rows.ended(clock.instant(), most);
        for (WaitRows.Ended one : ended) {
            try {
                rows.find(one.user(), one.waitId())
                        .filter(wait -> wait.kept() == State.OFFERED)
                        .filter(wait -> wait.state(clock.instant()) == State.PASSED)
                        .ifPresent(wait -> end(wait, State.PASSED));
            } catch (RuntimeException e) {
                // One that cannot be passed on now is found again in a minute; it must not hold up the others.
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return ended.size();
    }

    /**
     * Ends a wait; what is kept for it is kept for the line then, and the stream of the slots makes the next offer.
     *
     * @return whether it still stood where it did when it was read
     */
    private boolean end(Wait wait, State to) {
        Instant now = clock.instant();
        Transaction<Boolean> transaction = new Transaction<>();
        transaction.add(rows.end(wait, to, now), false);
        transaction.add(open.remove(wait), false);
        if (wait.kept() == State.WAITING) {
            transaction.add(rows.removeFromLine(wait), false);
        } else {
            // Those that were kept for it until a while ago may be somebody else's by now.
            slots.rows(wait.telescope(), wait.slot().from(), wait.slot().to()).stream()
                    .filter(row -> row.holder() instanceof Taken.Holder.Offer offer
                            && offer.waitId().equals(wait.id())
                            && offer.user().equals(wait.user()))
                    .forEach(row -> transaction.add(
                            slots.passOn(wait.telescope(), row.from(), wait.id(), wait.user(), now.plus(KEPT_FOR_LINE)),
                            false));
        }
        return transaction.commit(tables).orElse(true);
    }
}
