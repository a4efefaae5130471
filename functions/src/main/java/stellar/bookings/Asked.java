package stellar.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import stellar.cloud.Refusal;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.slots.Slot;

/** The body of a request about bookings, member by member; what is wrong with one is an {@link Unfit}. */
record Asked(ObjectNode body) {

    private static final int MAX_BODY_BYTES = 20 * 1024;
    private static final int MAX_PLAN_CHARACTERS = 16 * 1024;
    private static final String CAUSE = "[a-z][a-z-]{0,39}";

    static Asked of(Request request) throws Unfit {
        return new Asked(request.json(MAX_BODY_BYTES));
    }

    String id() throws Unfit {
        String id = body.path("id").asText();
        if (!Booking.isId(id)) {
            throw new Unfit(BookingRefusals.ID_UNFIT, "id");
        }
        return id;
    }

    String telescope() {
        return body.path("telescope").asText();
    }

    Slot slot() throws Unfit {
        Optional<Instant> from = moment("from");
        Optional<Instant> to = moment("to");
        if (from.isEmpty() || to.isEmpty() || !Slot.isSlot(from.get(), to.get())) {
            throw new Unfit(BookingRefusals.SLOT_UNFIT, from.isEmpty() ? "from" : "to");
        }
        return new Slot(from.get(), to.get());
    }

    ObjectNode plan() throws Unfit {
        if (!(body.path("plan") instanceof ObjectNode plan)) {
            throw new Unfit(Refusal.MALFORMED, "plan");
        }
        if (plan.toString().length() > MAX_PLAN_CHARACTERS) {
            throw new Unfit(BookingRefusals.PLAN_TOO_LARGE, "plan");
        }
        return plan;
    }

    /** Why, for the booking's story; {@code usual} when not said. */
    String cause(String usual) throws Unfit {
        JsonNode cause = body.path("cause");
        if (cause.isMissingNode()) {
            return usual;
        }
        if (!cause.asText().matches(CAUSE)) {
            throw new Unfit(BookingRefusals.CAUSE_UNFIT, "cause");
        }
        return cause.asText();
    }

    /** What whoever asks knows that it costs; nothing when not said. */
    long acceptedCents() {
        return body.path("acceptedCents").canConvertToLong()
                ? body.path("acceptedCents").asLong()
                : 0;
    }

    /** The version that whoever asks knows; empty when not said. */
    OptionalInt version() throws Unfit {
        JsonNode version = body.path("version");
        if (version.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!version.isIntegralNumber() || !version.canConvertToInt()) {
            throw new Unfit(Refusal.MALFORMED, "version");
        }
        return OptionalInt.of(version.asInt());
    }

    private Optional<Instant> moment(String name) {
        try {
            return Optional.of(Instant.parse(body.path(name).asText()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
