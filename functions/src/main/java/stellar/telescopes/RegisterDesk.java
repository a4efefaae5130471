package stellar.telescopes;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import stellar.accounts.Caller;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;

/** Reads what somebody who may wishes of a telescope, and answers what became of it. */
final class RegisterDesk {

    private static final int MAX_BODY_BYTES = 32 * 1024;

    private final Register register;
    private final Clock clock;

    RegisterDesk(Register register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    APIGatewayV2HTTPResponse list(Caller caller) {
        return Reply.json(
                200,
                Map.of(
                        "telescopes",
                        register.ownedBy(caller.user()).stream()
                                .map(Telescope::forOperator)
                                .toList()));
    }

    APIGatewayV2HTTPResponse create(Caller caller, Request request) {
        Optional<ObjectNode> sent = read(request, MAX_BODY_BYTES);
        if (sent.isEmpty()) {
            return Reply.refused(Refusal.MALFORMED, request.language());
        }
        Optional<String> id = Wish.newId(sent.get());
        if (id.isEmpty()) {
            return Reply.refused(Reasons.ID.with("field", "id"), "id", request.language());
        }
        return switch (Wish.of(sent.get())) {
            case Wish.Judged.Unfit(String field, Refusal why) -> Reply.refused(why, field, request.language());
            case Wish.Judged.Fit(Wish wish) ->
                answer(201, register.create(id.get(), wish, caller, clock.instant()), request);
        };
    }

    APIGatewayV2HTTPResponse change(Telescope telescope, Caller caller, Request request) {
        Optional<ObjectNode> sent = read(request, MAX_BODY_BYTES);
        if (sent.isEmpty()) {
            return Reply.refused(Refusal.MALFORMED, request.language());
        }
        Optional<Long> version = Wish.version(sent.get());
        if (version.isEmpty()) {
            return Reply.refused(Reasons.VERSION, "version", request.language());
        }
        return switch (Wish.of(sent.get())) {
            case Wish.Judged.Unfit(String field, Refusal why) -> Reply.refused(why, field, request.language());
            case Wish.Judged.Fit(Wish wish) ->
                answer(200, register.change(telescope, version.get(), wish, caller, clock.instant()), request);
        };
    }

    APIGatewayV2HTTPResponse retire(Telescope telescope, Caller caller, Request request) {
        return answer(200, register.retire(telescope, caller, clock.instant()), request);
    }

    private static APIGatewayV2HTTPResponse answer(int status, Register.Outcome outcome, Request request) {
        return switch (outcome) {
            case Register.Outcome.Kept(Telescope telescope) -> Reply.json(status, telescope.forOperator());
            case Register.Outcome.Refused refused ->
                refused.field() == null
                        ? Reply.refused(refused.why(), request.language())
                        : Reply.refused(refused.why(), refused.field(), request.language());
        };
    }

    /** A body of JSON; empty when it is none, or longer than it may be. */
    static Optional<ObjectNode> read(Request request, int maxBytes) {
        byte[] body = request.body();
        try {
            return body.length <= maxBytes
                    ? Optional.of(Wire.readObject(new String(body, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
