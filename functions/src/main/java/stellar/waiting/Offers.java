package stellar.waiting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Language;
import stellar.cloud.Transaction;
import stellar.notifications.Notifications;
import stellar.plans.Judgement;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Taken;
import stellar.slots.Terms;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * Offers freed time to those who wait for it, in the order in which they asked. The first whose whole slot is free, or kept for
 * the line, gets it; then the next whose slot is still free, and so on; what nobody wants is let go. Each offer is one
 * transaction that takes effect only if the wait still waits and its quarters are still to be had, so this may be run for the
 * same quarters by several, again, and in any order.
 */
final class Offers {

    /** How often a stretch is looked at anew when something changed in it meanwhile. */
    private static final int MAX_ATTEMPTS = 8;

    private static final Duration LONGEST_SLOT = Slot.QUARTER.multipliedBy(Slot.MOST_QUARTERS);

    private final DynamoDbClient tables;
    private final WaitRows rows;
    private final Slots slots;
    private final Telescopes telescopes;
    private final Notifications notifications;
    private final Clock clock;

    Offers(
            DynamoDbClient tables,
            String table,
            Slots slots,
            Telescopes telescopes,
            Notifications notifications,
            Clock clock) {
        this.tables = tables;
        this.rows = new WaitRows(tables, table);
        this.slots = slots;
        this.telescopes = telescopes;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** What is against an offer when it is made. */
    private enum Against {
        /** The wait does not wait any more. */
        WAIT,
        /** A quarter is somebody else's by now. */
        QUARTER
    }

    /** Offers these quarters of a telescope, which came free or are kept for its line. */
    void offer(String telescope, Collection<Instant> freed) {
        for (NavigableSet<Instant> stretch : stretches(freed)) {
            int attempt = 1;
            while (!offerStretch(telescope, stretch)) {
                if (++attempt > MAX_ATTEMPTS) {
                    throw new IllegalStateException("The freed time of " + telescope + " from " + stretch.first()
                            + " changes too fast to be offered. It is tried again.");
                }
            }
        }
    }

    /** Quarters between which no slot reaches from one to another. */
    private static List<NavigableSet<Instant>> stretches(Collection<Instant> quarters) {
        List<NavigableSet<Instant>> stretches = new ArrayList<>();
        for (Instant quarter : new TreeSet<>(quarters)) {
            if (stretches.isEmpty()
                    || Duration.between(stretches.getLast().last(), quarter).compareTo(LONGEST_SLOT) >= 0) {
                stretches.add(new TreeSet<>());
            }
            stretches.getLast().add(quarter);
        }
        return stretches;
    }

    /** False when something changed meanwhile, and it must be looked at again. */
    private boolean offerStretch(String telescope, NavigableSet<Instant> freed) {
        Instant now = clock.instant();
        List<InLine> wanting = rows.line(telescope, now).stream()
                .filter(one -> one.wantsAnyOf(freed))
                .toList();
        Map<Instant, Taken> board = new TreeMap<>();
        slots.rows(
                        telescope,
                        freed.first().minus(LONGEST_SLOT),
                        freed.last().plus(Slot.QUARTER).plus(LONGEST_SLOT))
                .forEach(row -> board.put(row.from(), row));
        Optional<Telescope> sold = wanting.isEmpty() ? Optional.empty() : telescopes.findPublic(telescope);
        for (InLine next : wanting) {
            if (sold.isPresent() && isToBeHad(next.slot(), board, now)) {
                Optional<Wait> wait = rows.find(next.user(), next.waitId()).filter(one -> one.kept() == State.WAITING);
                Optional<Instant> until = wait.flatMap(one -> until(one, sold.get(), now));
                if (wait.isPresent() && until.isPresent()) {
                    Optional<Against> against = offer(wait.get(), sold.get(), until.get(), now);
                    if (against.isEmpty()) {
                        keep(wait.get(), until.get(), board);
                    } else if (against.get() == Against.QUARTER) {
                        return false;
                    }
                }
            }
        }
        return letGo(telescope, freed, board);
    }

    private static boolean isToBeHad(Slot slot, Map<Instant, Taken> board, Instant now) {
        return slot.quarters().stream().allMatch(quarter -> {
            Taken row = board.get(quarter);
            return row == null || row.holder() instanceof Taken.Holder.Line || !row.isTaken(now);
        });
    }

    /** Until when a wait can be offered its slot; empty when it is too late, or its plan cannot work there any more. */
    private static Optional<Instant> until(Wait wait, Telescope telescope, Instant now) {
        return switch (Judgement.of(telescope, wait.slot(), wait.plan(), now, Language.ENGLISH)) {
            case Judgement.Works(var _, Terms terms) ->
                Optional.of(Deadline.of(now, wait.slot(), wait.slot().from().minus(terms.leadTime())))
                        .filter(now::isBefore);
            case Judgement.Unfit _, Judgement.CannotWork _ -> Optional.empty();
        };
    }

    /** The offer and what its user is told of it are one: nobody is offered time without hearing of it. */
    private Optional<Against> offer(Wait wait, Telescope telescope, Instant until, Instant now) {
        Transaction<Against> transaction = new Transaction<>();
        transaction.add(rows.offer(wait, until), Against.WAIT);
        transaction.add(rows.removeFromLine(wait), Against.WAIT);
        for (Instant quarter : wait.slot().quarters()) {
            transaction.add(
                    slots.offer(wait.telescope(), quarter, wait.id(), wait.user(), until.plus(Deadline.GRACE), now),
                    Against.QUARTER);
        }
        notifications
                .toTell(OfferWords.notification(wait, telescope, now, until))
                .ifPresent(told -> transaction.add(told, Against.WAIT));
        return transaction.commit(tables);
    }

    private static void keep(Wait wait, Instant until, Map<Instant, Taken> board) {
        for (Instant quarter : wait.slot().quarters()) {
            board.put(quarter, new Taken(quarter, new Taken.Holder.Offer(wait.id(), wait.user(), until)));
        }
    }

    /** Lets go of those freed quarters that are still kept for the line. False when one of them is not, by now. */
    private boolean letGo(String telescope, NavigableSet<Instant> freed, Map<Instant, Taken> board) {
        List<TransactWriteItem> writes = new ArrayList<>();
        for (Instant quarter : freed) {
            Taken row = board.get(quarter);
            if (row != null && row.holder() instanceof Taken.Holder.Line(Instant until)) {
                writes.add(slots.letGoOfLine(telescope, quarter, until));
            }
        }
        for (int from = 0; from < writes.size(); from += Transaction.MOST_WRITES) {
            int to = Math.min(writes.size(), from + Transaction.MOST_WRITES);
            if (new Transaction<Boolean>()
                    .addAll(writes.subList(from, to), false)
                    .commit(tables)
                    .isPresent()) {
                return false;
            }
        }
        return true;
    }
}
