package stellar.dashboard;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stellar.cloud.Language;
import stellar.cloud.Patience;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;
import stellar.controls.ControlDesk;

/** Has what an older program switches done as a control by hand, and waits for what comes of it. */
final class SwitchDesk {

    private static final int MAX_BODY_BYTES = 4 * 1024;
    private static final int TAKEN = 202;

    private final ControlDesk controls;
    private final Patience patience;
    private final Clock clock;

    SwitchDesk(ControlDesk controls, Patience patience, Clock clock) {
        this.controls = controls;
        this.patience = patience;
        this.clock = clock;
    }

    APIGatewayV2HTTPResponse have(Switch asked, Hand hand, Request request) {
        Optional<ObjectNode> body = read(request.body());
        Language language = request.language();
        if (body.isEmpty()) {
            return Reply.refused(Refusal.MALFORMED, language);
        }
        Optional<String> wrong = List.of("confirm", "IsHalt").stream()
                .filter(name -> body.get().has(name) && !body.get().path(name).isBoolean())
                .findFirst();
        if (wrong.isPresent()) {
            return Reply.refused(DashboardRefusals.MEMBER_UNFIT, wrong.get(), language);
        }
        return OlderId.of(request, body.get())
                .map(id -> have(asked, hand, wish(asked, id, body.get()), language))
                .orElseGet(() -> Reply.refused(DashboardRefusals.ID_UNFIT, "id", language));
    }

    /** The control that is meant; {@code IsHalt}, Voyager's word for everything, says like {@code confirm} that it is. */
    private static ObjectNode wish(Switch asked, String id, ObjectNode body) {
        boolean isMeant = body.path("confirm").asBoolean(body.path("IsHalt").asBoolean());
        return Wire.object()
                .put("id", id)
                .put("control", asked.control().word())
                .put("confirm", isMeant);
    }

    private APIGatewayV2HTTPResponse have(Switch asked, Hand hand, ObjectNode wish, Language language) {
        Instant begin = clock.instant();
        APIGatewayV2HTTPResponse taken = take(hand, Wire.writeBytes(wish), language);
        if (taken.getStatusCode() != TAKEN) {
            return taken;
        }
        String id = wish.path("id").asText();
        Ended ended = patience.until(
                begin,
                ended(id, written(taken)),
                () -> controls.tell(hand.telescope().id(), id, hand.who(), language)
                        .map(control -> ended(id, control))
                        .orElseThrow(() -> new IllegalStateException("The control " + id + " was taken and is gone.")),
                Ended::isOver);
        return OlderReply.of(ended, asked.said(), language);
    }

    private APIGatewayV2HTTPResponse take(Hand hand, byte[] wish, Language language) {
        return switch (hand) {
            case Hand.Operator(var telescope, String who) -> controls.take(telescope, who, wish, language);
            case Hand.Guest(var telescope, var booking) -> controls.take(booking, telescope, wish, language);
        };
    }

    private static Ended ended(String id, ObjectNode control) {
        return new Ended(
                id, control.path("state").asText(), control.path("reason").asText(), control);
    }

    /** The body, which may be left out; empty when it is none. */
    private static Optional<ObjectNode> read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return body.length > MAX_BODY_BYTES
                    ? Optional.empty()
                    : Optional.of(text.isBlank() ? Wire.object() : Wire.readObject(text));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static ObjectNode written(APIGatewayV2HTTPResponse answer) {
        try {
            return Wire.readObject(answer.getBody());
        } catch (IOException e) {
            throw new IllegalStateException("An answer of ours is no JSON.", e);
        }
    }
}
