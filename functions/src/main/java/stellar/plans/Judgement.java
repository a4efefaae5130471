package stellar.plans;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.contract.Wire;
import stellar.slots.Slot;
import stellar.slots.Terms;
import stellar.telescopes.Telescope;

/**
 * Judges a plan in a slot before the slot is sold: by the sky, the opening hours and the plan itself. Whether the time is free
 * and can be booked now is judged where it is taken, in the same step.
 */
public sealed interface Judgement {

    Refusal CANNOT_WORK = new Refusal(
            422,
            "plan-cannot-work",
            "The plan cannot work in this slot; the findings say why. Choose another slot or plan.",
            "Le plan ne peut pas fonctionner dans ce créneau ; les constats disent pourquoi. Choisissez un autre créneau ou plan.");

    /** It can work. {@code plan}: as it is kept; {@code terms}: on which the slot is sold. */
    record Works(ObjectNode plan, Terms terms) implements Judgement {}

    /** It is no plan, or none for this telescope. {@code field}: what is wrong. */
    record Unfit(String field, Refusal why) implements Judgement {}

    /** It cannot work. {@code findings}: why, for programs and people. */
    record CannotWork(ObjectNode findings) implements Judgement {}

    /** Judges a plan as somebody sent it. */
    static Judgement of(Telescope telescope, Slot slot, ObjectNode plan, Instant now, Language language) {
        Optional<Place> place = DescribedPlace.of(telescope);
        if (place.isEmpty()) {
            return new Unfit("telescope", CheckDesk.NOT_DESCRIBED);
        }
        return switch (Plan.of(plan, place.get().filters())) {
            case Plan.Judged.Unfit(String field, Refusal why) ->
                new Unfit(field.isEmpty() ? "plan" : "plan." + field, why);
            case Plan.Judged.Fit(Plan read) -> {
                Verdict verdict = new SlotCheck(place.get(), read, span -> List.of(), now).judge(slot);
                boolean works = verdict.findings().stream()
                        .filter(Finding::refuses)
                        .allMatch(finding -> isJudgedWhereItIsTaken(finding.reason()));
                yield works
                        ? new Works(read.toJson(), place.get().terms())
                        : new CannotWork(Wire.object()
                                .set(
                                        "findings",
                                        VerdictJson.of(verdict, language).path("findings")));
            }
        };
    }

    private static boolean isJudgedWhereItIsTaken(Reason reason) {
        return reason instanceof Reason.Past
                || reason instanceof Reason.TooSoon
                || reason instanceof Reason.TooFarAhead
                || reason instanceof Reason.Taken;
    }
}
