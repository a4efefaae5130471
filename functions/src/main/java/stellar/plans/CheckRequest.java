package stellar.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stellar.cloud.Refusal;
import stellar.slots.Slot;

/**
 * What somebody wants checked, as far as it can be judged without the telescope.
 *
 * @param plan the plan as it was sent
 * @param booking which booking is to be so; empty for a new one
 */
record CheckRequest(String telescope, Slot slot, ObjectNode plan, String booking) {

    /** How far from now a slot may be that is looked at at all. */
    static final Duration REACH = Duration.ofDays(366);

    static final Refusal NO_INSTANT = new Refusal(
            400,
            "instant-wrong",
            "This must be an instant in UTC, such as 2026-11-23T22:00:00Z. Change it.",
            "Il faut ici un instant en UTC, comme 2026-11-23T22:00:00Z. Corrigez-le.");

    static final Refusal OFF_QUARTER = new Refusal(
            400,
            "slot-off-quarter",
            "A slot begins and ends on whole quarter hours. Change it.",
            "Un créneau commence et finit à un quart d’heure rond. Corrigez-le.");

    static final Refusal NO_LENGTH = new Refusal(
                    400,
                    "slot-length-wrong",
                    "A slot is a quarter of an hour to {hours} hours long. Change its end.",
                    "Un créneau dure d’un quart d’heure à {hours} heures. Changez sa fin.")
            .with("hours", Place.LONGEST_SLOT.toHours());

    static final Refusal OUT_OF_REACH = new Refusal(
            400,
            "slot-out-of-reach",
            "The slot is more than a year from now. Choose one that is nearer.",
            "Le créneau est à plus d’un an d’ici. Choisissez-en un plus proche.");

    /** What became of a body. */
    sealed interface Judged {

        record Fit(CheckRequest request) implements Judged {}

        record Unfit(String field, Refusal why) implements Judged {}
    }

    static Judged of(ObjectNode body, Instant now) {
        if (!body.path("telescope").isTextual()) {
            return new Judged.Unfit("telescope", missingOrMalformed(body.path("telescope")));
        }
        Optional<Instant> from = instant(body.path("from"));
        Optional<Instant> to = instant(body.path("to"));
        if (from.isEmpty() || to.isEmpty()) {
            return new Judged.Unfit(from.isEmpty() ? "from" : "to", NO_INSTANT);
        }
        if (!isInReach(from.get(), now) || !isInReach(to.get(), now)) {
            return new Judged.Unfit(isInReach(from.get(), now) ? "to" : "from", OUT_OF_REACH);
        }
        if (!isOnQuarter(from.get()) || !isOnQuarter(to.get())) {
            return new Judged.Unfit(isOnQuarter(from.get()) ? "to" : "from", OFF_QUARTER);
        }
        if (!Slot.isSlot(from.get(), to.get())) {
            return new Judged.Unfit("to", NO_LENGTH);
        }
        return body.path("plan") instanceof ObjectNode plan
                ? new Judged.Fit(new CheckRequest(
                        body.path("telescope").asText(),
                        new Slot(from.get(), to.get()),
                        plan,
                        body.path("booking").asText()))
                : new Judged.Unfit("plan", missingOrMalformed(body.path("plan")));
    }

    private static Refusal missingOrMalformed(JsonNode member) {
        return member.isMissingNode() || member.isNull() ? PlanRefusals.MISSING : Refusal.MALFORMED;
    }

    private static boolean isInReach(Instant at, Instant now) {
        return Duration.between(now, at).abs().compareTo(REACH) <= 0;
    }

    private static boolean isOnQuarter(Instant at) {
        return NextSlots.quarterFrom(at).equals(at);
    }

    private static Optional<Instant> instant(JsonNode sent) {
        try {
            return sent.isTextual() ? Optional.of(Instant.parse(sent.asText())) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
