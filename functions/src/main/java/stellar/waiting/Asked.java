package stellar.waiting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import stellar.cloud.Refusal;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.slots.Slot;

/** What somebody wants to wait for, as far as it can be judged without the telescope. */
record Asked(String id, String telescope, Slot slot, ObjectNode plan) {

    private static final int MAX_BODY_BYTES = 20 * 1024;
    private static final int MAX_PLAN_CHARACTERS = 16 * 1024;

    /** What became of a body. */
    sealed interface Judged {

        record Fit(Asked asked) implements Judged {}

        /** {@code field}: the member that cannot be used; empty when it is the whole body. */
        record Unfit(String field, Refusal why) implements Judged {}
    }

    static Judged of(Request request) {
        ObjectNode body;
        try {
            body = request.json(MAX_BODY_BYTES);
        } catch (Unfit unfit) {
            return new Judged.Unfit(unfit.field(), unfit.refusal());
        }
        String id = body.path("id").asText();
        if (!Wait.isId(id)) {
            return new Judged.Unfit("id", WaitRefusals.ID_UNFIT);
        }
        Optional<Instant> from = moment(body, "from");
        Optional<Instant> to = moment(body, "to");
        if (from.isEmpty() || to.isEmpty() || !Slot.isSlot(from.get(), to.get())) {
            return new Judged.Unfit(from.isEmpty() ? "from" : "to", WaitRefusals.SLOT_UNFIT);
        }
        if (!(body.path("plan") instanceof ObjectNode plan)) {
            return new Judged.Unfit("plan", Refusal.MALFORMED);
        }
        return plan.toString().length() > MAX_PLAN_CHARACTERS
                ? new Judged.Unfit("plan", WaitRefusals.PLAN_TOO_LARGE)
                : new Judged.Fit(new Asked(id, body.path("telescope").asText(), new Slot(from.get(), to.get()), plan));
    }

    private static Optional<Instant> moment(ObjectNode body, String name) {
        try {
            return Optional.of(Instant.parse(body.path(name).asText()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
