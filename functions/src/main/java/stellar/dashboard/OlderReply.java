package stellar.dashboard;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.contract.Wire;

/** What an older program is told of something that was asked of a telescope. */
public final class OlderReply {

    private OlderReply() {}

    /**
     * 200 when it is done, 202 when the telescope is still at it, else a problem. Nobody is told of success before the telescope's
     * relay has at least taken it.
     *
     * @param said what programs are told of it, for instance {@code Abort command sent}
     */
    public static APIGatewayV2HTTPResponse of(Ended ended, String said, Language language) {
        return switch (ended.state()) {
            case "done" -> Reply.json(200, success(ended, said));
            case "taken" -> Reply.json(202, success(ended, said + ", not over yet"));
            case "requested" -> problem(ended, DashboardRefusals.NOT_TAKEN, language);
            case "failed" -> problem(ended, DashboardRefusals.FAILED, language);
            case "refused" -> problem(ended, DashboardRefusals.NOT_DONE, language);
            default -> problem(ended, DashboardRefusals.UNKNOWN, language);
        };
    }

    private static ObjectNode success(Ended ended, String said) {
        ObjectNode answer = Wire.object()
                .put("success", true)
                .put("message", said)
                .put("id", ended.id())
                .put("state", ended.state());
        answer.set("result", ended.result());
        return answer;
    }

    private static APIGatewayV2HTTPResponse problem(Ended ended, Refusal why, Language language) {
        ObjectNode more = Wire.object().put("id", ended.id());
        if (!ended.reason().isEmpty()) {
            more.put("reason", ended.reason());
        }
        return Reply.refused(why, more, language);
    }
}
