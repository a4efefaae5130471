package stellar.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;

/**
 * Lambda's own API, of which there is one operation: to invoke a function asynchronously ({@code X-Amz-Invocation-Type:
 * Event}). A request must be signed.
 */
public final class InvocationApi implements Responder {
    /** What Lambda takes in an asynchronous call. */
    static final int MAX_EVENT_BYTES = 1024 * 1024;

    private static final String PATH = "/2015-03-31/functions/";
    private static final Pattern INVOKE = Pattern.compile(Pattern.quote(PATH) + "([^/]+)/invocations");

    private final ObjectMapper json = new ObjectMapper();
    private final Functions functions;
    private final PendingEvents pending;

    /** Hands events for these functions on. */
    public InvocationApi(Functions functions, PendingEvents pending) {
        this.functions = functions;
        this.pending = pending;
    }

    @Override
    public Optional<Response> respond(Request request) {
        Matcher path = INVOKE.matcher(request.path());
        if (!path.matches() || !request.method().equals("POST")) {
            return Optional.empty();
        }
        if (!request.isSigned()) {
            return Optional.of(error(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        if (!request.header("x-amz-invocation-type").orElse("").equals("Event")) {
            return Optional.of(error(
                    400, "InvalidParameterValueException", "The local cloud invokes functions asynchronously only."));
        }
        if (request.body().length > MAX_EVENT_BYTES) {
            return Optional.of(error(413, "RequestTooLargeException", "An event has 1 MB at most."));
        }
        return Optional.of(functions
                .named(path.group(1))
                .map(function -> accept(function, request.body()))
                .orElseGet(() -> error(404, "ResourceNotFoundException", "Function not found: " + path.group(1))));
    }

    private Response accept(RunningFunction function, byte[] body) {
        try {
            JsonNode event = json.readTree(body);
            pending.accept(function.function().arn(), event);
            return Response.empty(202);
        } catch (JsonProcessingException notJson) {
            return error(400, "InvalidRequestContentException", "Could not parse request body into json.");
        } catch (IOException full) {
            return error(429, "TooManyRequestsException", String.valueOf(full.getMessage()));
        }
    }

    private Response error(int status, String type, String message) {
        return Response.json(
                        status,
                        json.createObjectNode()
                                .put("Type", "User")
                                .put("Message", message)
                                .toString())
                .with("x-amzn-errortype", type);
    }
}
