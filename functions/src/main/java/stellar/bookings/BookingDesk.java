package stellar.bookings;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.contract.Wire;
import stellar.ledger.Ledger;
import stellar.plans.Judgement;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;
import stellar.waiting.Waits;

/** What the handlers of bookings share: who may do what to which booking, and how an outcome is answered. */
final class BookingDesk {

    final Telescopes telescopes;
    final BookingRows rows;
    final Waits waits;
    final ChargeRows charges;
    final Bookings bookings;
    final Clock clock;

    BookingDesk(Environment environment, DynamoDbClient tables, Clock clock) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.rows = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        Slots slots = new Slots(tables, environment.required("SLOTS_TABLE"));
        this.waits = new Waits(tables, environment.required("WAITS_TABLE"), slots, clock);
        this.charges = new ChargeRows(tables, environment.required("BOOKINGS_TABLE"));
        this.bookings = new Bookings(
                tables, rows, slots, waits, new Ledger(tables, environment.required("LEDGER_TABLE")), clock);
        this.clock = clock;
    }

    /** A booking, as the caller sees it. */
    record Seen(Booking booking, Telescope telescope, Actor actor) {}

    /** Does it with a plan that can work in this slot, on the telescope's terms; tells why another cannot. */
    APIGatewayV2HTTPResponse withPlan(
            Request request,
            int status,
            Telescope telescope,
            Slot slot,
            ObjectNode plan,
            BiFunction<ObjectNode, Terms, Outcome> step)
            throws Unfit {
        return switch (Judgement.of(telescope, slot, plan, clock.instant(), request.language())) {
            case Judgement.Works(ObjectNode kept, Terms terms) -> answer(status, step.apply(kept, terms), request);
            case Judgement.Unfit(String field, Refusal why) -> throw new Unfit(why, field);
            case Judgement.CannotWork(ObjectNode findings) ->
                Reply.refused(Judgement.CANNOT_WORK, findings, request.language());
        };
    }

    /** What is done for somebody who signed in. */
    interface Errand {
        APIGatewayV2HTTPResponse run(Caller caller) throws Unfit;
    }

    /** What is done about a booking for somebody who may see it. */
    interface BookingErrand {
        APIGatewayV2HTTPResponse run(Seen seen) throws Unfit;
    }

    /** Does it for somebody who signed in, and tells what is wrong with the body. */
    APIGatewayV2HTTPResponse signedIn(Request request, Errand errand) {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        try {
            return errand.run(caller.get());
        } catch (Unfit unfit) {
            return unfit.field().isEmpty()
                    ? Reply.refused(unfit.refusal(), request.language())
                    : Reply.refused(unfit.refusal(), unfit.field(), request.language());
        }
    }

    /** Does it about the booking that the path names, if the caller may see that: whose it is, and whose telescope. */
    APIGatewayV2HTTPResponse about(Request request, BookingErrand errand) {
        return signedIn(request, caller -> {
            Optional<Seen> seen = Optional.of(request.inPath("booking"))
                    .filter(Booking::isId)
                    .flatMap(rows::find)
                    .flatMap(booking -> seen(booking, caller));
            return seen.isPresent() ? errand.run(seen.get()) : Reply.refused(Refusal.NOT_FOUND, request.language());
        });
    }

    /** What came of it. */
    APIGatewayV2HTTPResponse answer(int status, Outcome outcome, Request request) {
        return switch (outcome) {
            case Outcome.Done(Booking booking) -> Reply.json(status, BookingView.of(booking, clock.instant()));
            case Outcome.Refused(Outcome.Reason reason) ->
                Reply.refused(BookingRefusals.of(reason), more(reason, request), request.language());
        };
    }

    private Optional<Seen> seen(Booking booking, Caller caller) {
        return telescopes.find(booking.telescope()).flatMap(telescope -> actor(booking, telescope, caller)
                .map(actor -> new Seen(booking, telescope, actor)));
    }

    private static Optional<Actor> actor(Booking booking, Telescope telescope, Caller caller) {
        if (booking.user().equals(caller.user())) {
            return Optional.of(Actor.user(caller.user()));
        }
        return caller.mayOperate(telescope.operator()) ? Optional.of(Actor.operator(caller.user())) : Optional.empty();
    }

    /** What a program needs to go on. */
    private ObjectNode more(Outcome.Reason reason, Request request) {
        ObjectNode more = Wire.object();
        if (reason == Outcome.Reason.CHARGE_NOT_ACCEPTED || reason == Outcome.Reason.NOT_NOW) {
            rows.find(request.inPath("booking"))
                    .ifPresent(booking -> more.put("centsToCancel", booking.centsToCancel(clock.instant()))
                            .put("state", booking.state().word()));
        }
        return more;
    }
}
