package stellar.telescopes;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Optional;
import java.util.function.Function;
import stellar.accounts.Caller;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;

/** Lets those who operate the telescope of a request's path act on it, and answers all others. */
public final class OperatorsDoor {

    private final Telescopes telescopes;

    public OperatorsDoor(Telescopes telescopes) {
        this.telescopes = telescopes;
    }

    /** For whoever sends the telescope's key in {@code X-API-Key}. */
    public APIGatewayV2HTTPResponse byKey(Request request, Function<Telescope, APIGatewayV2HTTPResponse> action) {
        Optional<String> key = Optional.ofNullable(request.headers().get("x-api-key"));
        if (key.isEmpty()) {
            return Reply.refused(OperatorKeys.MISSING, request.language());
        }
        return new OperatorKeys(telescopes)
                .telescope(request.inPath("telescope"), key.get())
                .map(action)
                .orElseGet(() -> Reply.refused(OperatorKeys.WRONG, request.language()));
    }

    /** For the operator who is signed in, and for admins; somebody else's telescope looks like none. */
    public APIGatewayV2HTTPResponse signedIn(Request request, Function<Telescope, APIGatewayV2HTTPResponse> action) {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return telescopes
                .operatedBy(caller.get(), request.inPath("telescope"))
                .map(action)
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }
}
