package stellar.plans;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.contract.Wire;
import stellar.ledger.Balance;
import stellar.ledger.Ledger;
import stellar.sky.Interval;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Taken;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Brings together what a check needs: the telescope, the diary, the ledger. */
final class CheckDesk {

    static final Refusal NOT_DESCRIBED = new Refusal(
            409,
            "telescope-not-described",
            "The operator has not yet said where this telescope stands, what filters it has or what its time costs. Choose"
                    + " another.",
            "L’opérateur n’a pas encore dit où se trouve ce télescope, quels filtres il a ou combien coûte son temps."
                    + " Choisissez-en un autre.");

    private final Telescopes telescopes;
    private final Slots slots;
    private final Ledger ledger;

    CheckDesk(Environment environment, DynamoDbClient tables) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.slots = new Slots(tables, environment.required("SLOTS_TABLE"));
        this.ledger = new Ledger(tables, environment.required("LEDGER_TABLE"));
    }

    /** What somebody is answered. */
    sealed interface Answer {

        record Told(ObjectNode verdict) implements Answer {}

        /** {@code field}: what of the request is wrong. */
        record Unfit(String field, Refusal why) implements Answer {}
    }

    /** {@code caller}: empty for a visitor. */
    Answer check(ObjectNode wish, Optional<Caller> caller, Instant now, Language language) {
        return switch (CheckRequest.of(wish, now)) {
            case CheckRequest.Judged.Unfit(String field, Refusal why) -> new Answer.Unfit(field, why);
            case CheckRequest.Judged.Fit(CheckRequest request) -> {
                Optional<Telescope> telescope = telescopes
                        .find(request.telescope())
                        .filter(found -> found.isPublic()
                                || caller.filter(who -> who.mayOperate(found.operator()))
                                        .isPresent());
                if (telescope.isEmpty()) {
                    yield new Answer.Unfit("telescope", Refusal.NOT_FOUND);
                }
                yield DescribedPlace.of(telescope.get())
                        .map(place -> check(place, request, caller, now, language))
                        .orElseGet(() -> new Answer.Unfit("telescope", NOT_DESCRIBED));
            }
        };
    }

    private Answer check(Place place, CheckRequest request, Optional<Caller> caller, Instant now, Language language) {
        return switch (Plan.of(request.plan(), place.filters())) {
            case Plan.Judged.Unfit(String field, Refusal why) -> new Answer.Unfit("plan." + field, why);
            case Plan.Judged.Fit(Plan plan) -> {
                String user = caller.map(Caller::user).orElse("");
                Taken.Holder.Booking own = new Taken.Holder.Booking(request.booking(), user);
                Diary diary = span -> slots.taken(place.telescope(), span.from(), span.to(), now).stream()
                        .filter(taken ->
                                !isOfferedTo(user, taken) && !taken.holder().equals(own))
                        .map(taken -> new Diary.Taken(
                                new Interval(taken.from(), taken.from().plus(Slot.QUARTER)), isSoldTo(user, taken)))
                        .toList();
                boolean isHad = !request.booking().isEmpty() && has(own, place.telescope(), request.slot(), now);
                Verdict verdict = new SlotCheck(place, plan, diary, now, isHad).judgeAndSearch(request.slot());
                ObjectNode told = VerdictJson.of(verdict, language);
                caller.ifPresent(who -> told.set("credit", credit(who, verdict.cost())));
                yield new Answer.Told(told);
            }
        };
    }

    /** Whether a booking has this slot, no more and no less. */
    private boolean has(Taken.Holder.Booking booking, String telescope, Slot slot, Instant now) {
        Instant before = slot.from().minus(Slot.QUARTER);
        Instant after = slot.to().plus(Slot.QUARTER);
        return slots.taken(telescope, before, after, now).stream()
                .filter(taken -> taken.holder().equals(booking))
                .map(Taken::from)
                .toList()
                .equals(slot.quarters());
    }

    /** What is kept for who asks is free to them. */
    private static boolean isOfferedTo(String user, Taken taken) {
        return taken.holder() instanceof Taken.Holder.Offer offer
                && offer.user().equals(user);
    }

    private static boolean isSoldTo(String user, Taken taken) {
        return taken.holder() instanceof Taken.Holder.Booking booking
                && booking.user().equals(user);
    }

    private ObjectNode credit(Caller caller, Cost cost) {
        Balance balance = ledger.balance(caller.user());
        long missing = Math.max(0, cost.totalCents() - balance.freeCents());
        return Wire.object()
                .put("freeCents", balance.freeCents())
                .put("enough", missing == 0)
                .put("missingCents", missing);
    }
}
