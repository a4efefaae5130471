package stellar.sessions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.OlderCaller;
import stellar.OlderCaller.Question;
import stellar.contract.CommandOutcome;
import stellar.dashboard.Switches;

/** Older programs and pages at a played night. */
abstract class OlderControls extends ControlledNight {

    static final String MEANT = "{\"confirm\":true}";

    final OlderCaller caller = new OlderCaller(played.night);
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
            Switches.handler(played.night, played.sockets, played.book, caller);

    OlderControls() throws Exception {
        // Each test has a night of its own.
    }

    ObjectNode withKey(Question question, String key, int status) {
        return OlderCaller.read(caller.byKey(handler, question, key), status);
    }

    void tell(CommandOutcome.State state, String reason) {
        played.tell(played.heard.getLast(), state, reason);
    }

    static Question question(String path, String body) {
        return Question.of("POST /api/" + path, body);
    }

    static Question unnamed(Question question) {
        return question.asking("telescope", "");
    }

    ObjectNode asUser(Question question, int status) {
        return as(played.user, "", question, status);
    }

    ObjectNode as(String user, String groups, Question question, int status) {
        return OlderCaller.read(caller.asPerson(handler, question, user, groups), status);
    }

    ObjectNode byKey(Question question, int status) {
        return OlderCaller.read(caller.byKey(handler, question), status);
    }
}
