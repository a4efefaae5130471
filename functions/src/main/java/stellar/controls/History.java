package stellar.controls;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;

/** Tells what was done by hand. */
final class History {

    private static final int USUAL_PAGE = 20;
    private static final int LONGEST_PAGE = 50;

    private final Controls controls;
    private final Outcomes outcomes;
    private final Clock clock;

    History(Controls controls, Outcomes outcomes, Clock clock) {
        this.controls = controls;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** What was asked in a booking's session or at a telescope, newest first. */
    APIGatewayV2HTTPResponse list(String index, String of, String reader, Request request) {
        Controls.Page page =
                controls.page(index, of, request.inQuery("before"), request.limit(USUAL_PAGE, LONGEST_PAGE));
        ObjectNode answer = Wire.object();
        ArrayNode list = answer.putArray("controls");
        Instant now = clock.instant();
        page.asked().forEach(asked -> list.add(outcomes.view(asked, reader, request.language(), now)));
        if (page.before() != null) {
            answer.put("before", page.before());
        }
        return Reply.json(200, answer);
    }
}
