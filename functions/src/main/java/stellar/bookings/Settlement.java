package stellar.bookings;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Outcome.Reason;
import stellar.charges.Charge;
import stellar.charges.MinuteClass;
import stellar.charges.Minutes;
import stellar.cloud.Transaction;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;

/**
 * Ends bookings and charges them, minute by minute. What is charged is captured and the rest is released, each class of
 * minutes by an entry of its own; what is found out later is refunded. Each in one transaction; each may be asked again and
 * happens once.
 */
public final class Settlement {

    /** The most corrections of one booking. */
    public static final int MOST_CORRECTIONS = 20;

    private static final int MAX_ATTEMPTS = 5;
    private static final String CAUSE = "[a-z][a-z-]{0,39}";

    private final DynamoDbClient tables;
    private final BookingRows rows;
    private final ChargeRows charges;
    private final Bookings bookings;
    private final Ledger ledger;
    private final Clock clock;

    public Settlement(
            DynamoDbClient tables,
            BookingRows rows,
            ChargeRows charges,
            Bookings bookings,
            Ledger ledger,
            Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.charges = charges;
        this.bookings = bookings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Answer {

        /** The booking is settled so, by this request or one before it. */
        record Done(Booking booking, Settled settled) implements Answer {}

        /** It is not, and nothing was changed. */
        record Refused(Reason reason) implements Answer {}
    }

    /**
     * Ends a booking and settles it, in one transaction with its quarters, which are free again. One that is settled stays as
     * it is, whatever the minutes are this time. {@code NOT_NOW} when it cannot end so, or has another slot than the minutes.
     *
     * @param cause why it ends, for the booking's story
     */
    public Answer settle(String booking, Actor actor, Settled.End end, Minutes minutes, String cause) {
        Outcome outcome = bookings.step(booking, end.transition(), actor, cause, before -> {
            if (!before.slot().equals(minutes.slot())) {
                return new Next.No(Reason.NOT_NOW);
            }
            Settled settled = new Settled(booking, end, before.heldCents(), minutes, clock.instant(), List.of());
            return Next.over(before, (after, transaction) -> {
                transaction.add(charges.add(settled), Reason.NOT_NOW);
                add(entries(after, settled, actor), transaction);
            });
        });
        return switch (outcome) {
            case Outcome.Done(Booking after) ->
                new Answer.Done(after, charges.find(booking).orElseThrow());
            case Outcome.Refused(Reason reason) -> before(booking).orElseGet(() -> new Answer.Refused(reason));
        };
    }

    /**
     * Looks at a settled booking again by evidence that came late. Minutes that should not have been charged are refunded;
     * none that was not is charged. A cause corrects once; asked again, or when nothing was wrong, all stays as it is.
     *
     * @param cause what was found out, a word of small letters and hyphens, 40 at most
     */
    public Answer correct(String booking, Actor actor, Minutes later, String cause) {
        if (!cause.matches(CAUSE) || actor.kind() == Actor.Kind.USER) {
            throw new IllegalArgumentException(
                    "A correction of booking " + booking + " for '" + cause + "' by " + actor + " cannot be.");
        }
        for (int attempt = 1; ; attempt++) {
            Optional<Booking> found = rows.find(booking);
            Optional<Settled> settled = charges.find(booking);
            if (found.isEmpty() || settled.isEmpty()) {
                return new Answer.Refused(found.isEmpty() ? Reason.MISSING : Reason.NOT_NOW);
            }
            Settled before = settled.get();
            Minutes minutes = before.minutes().corrected(later);
            if (before.hasCorrection(cause) || minutes.equals(before.minutes())) {
                return new Answer.Done(found.get(), before);
            }
            if (before.corrections().size() == MOST_CORRECTIONS) {
                return new Answer.Refused(Reason.NOT_NOW);
            }
            Settled after = corrected(before, minutes, cause);
            Transaction<Reason> transaction = new Transaction<>();
            transaction.add(charges.change(before, after), Reason.NOT_NOW);
            add(refunds(found.get(), before, after, actor), transaction);
            Optional<Reason> refused = transaction.commit(tables);
            if (refused.isEmpty()) {
                return new Answer.Done(found.get(), after);
            }
            if (attempt == MAX_ATTEMPTS) {
                return new Answer.Refused(refused.get());
            }
        }
    }

    private Optional<Answer> before(String booking) {
        return rows.find(booking)
                .flatMap(there -> charges.find(booking).map(settled -> new Answer.Done(there, settled)));
    }

    private Settled corrected(Settled before, Minutes minutes, String cause) {
        Charge now = before.end().charge(before.heldCents(), minutes);
        long refunded = before.charge().chargedCents() - now.chargedCents();
        List<Settled.Correction> corrections = Stream.concat(
                        before.corrections().stream(),
                        Stream.of(new Settled.Correction(cause, refunded, clock.instant())))
                .toList();
        return new Settled(before.booking(), before.end(), before.heldCents(), minutes, before.at(), corrections);
    }

    private void add(List<Entry> entries, Transaction<Reason> transaction) {
        if (!entries.isEmpty()) {
            ledger.add(entries, transaction, Reason.NOT_NOW, Reason.NOT_NOW);
        }
    }

    private List<Entry> entries(Booking after, Settled settled, Actor actor) {
        Posting posting = new Posting(after, Integer.toString(after.changes()), actor, settled.at());
        List<Entry> entries = new ArrayList<>();
        for (Charge.Line line : settled.charge().lines()) {
            Entry.Kind kind = line.isCharged() ? Entry.Kind.CAPTURE : Entry.Kind.RELEASE;
            posting.entry(kind, line.minuteClass(), line.minutes(), line.cents())
                    .ifPresent(entries::add);
        }
        return entries;
    }

    private List<Entry> refunds(Booking booking, Settled before, Settled after, Actor actor) {
        Settled.Correction correction = after.corrections().getLast();
        Posting posting = new Posting(booking, correction.cause(), actor, correction.at());
        Map<MinuteClass, Integer> freed = before.minutes().freedBy(after.minutes());
        List<Entry> entries = new ArrayList<>();
        Charge.shares(correction.refundedCents(), freed)
                .forEach((one, cents) -> posting.entry(Entry.Kind.REFUND, one, freed.getOrDefault(one, 0), cents)
                        .ifPresent(entries::add));
        return entries;
    }

    /** What entries of one settlement have in common. {@code why}: the number of the change, or the correction's cause. */
    private record Posting(Booking booking, String why, Actor actor, Instant at) {

        /** Empty when nothing moves: some minutes of a cheap telescope cost less than a credit-cent. */
        Optional<Entry> entry(Entry.Kind kind, MinuteClass of, int minutes, long cents) {
            String cause = "booking/" + booking.id() + "/" + why + "/"
                    + kind.name().toLowerCase(Locale.ROOT) + "/" + of.word();
            return cents == 0
                    ? Optional.empty()
                    : Optional.of(new Entry(booking.user(), cause, kind, cents, at, actor.id(), minutes + " min"));
        }
    }
}
