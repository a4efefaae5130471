package stellar.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;

/**
 * SES's API (version 2) below {@link #PATH}, of which there is one operation: to send a mail ({@code POST
 * /v2/email/outbound-emails}). A request must be signed.
 */
public final class SesApi implements Responder {
    /** Where the API begins; the endpoint of clients. */
    public static final String PATH = "/_ses";

    private static final String SEND = PATH + "/v2/email/outbound-emails";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PostOffice office;

    /** Hands mails to this office. */
    public SesApi(PostOffice office) {
        this.office = office;
    }

    @Override
    public Optional<Response> respond(Request request) {
        if (!request.path().startsWith(PATH + "/")) {
            return Optional.empty();
        }
        if (!request.isSigned()) {
            return Optional.of(error(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        if (!request.path().equals(SEND) || !request.method().equals("POST")) {
            return Optional.of(
                    error(404, "UnknownOperationException", "The local cloud does not know this operation."));
        }
        try {
            String id = office.send(Mail.read(JSON.readTree(request.body())));
            return Optional.of(Response.json(
                    200, JSON.createObjectNode().put("MessageId", id).toString()));
        } catch (SesRefusal refused) {
            return Optional.of(error(refused.status(), refused.type(), refused.message()));
        } catch (JsonProcessingException notJson) {
            return Optional.of(error(400, "BadRequestException", "The body must be a JSON map."));
        } catch (IOException failed) {
            return Optional.of(error(500, "InternalServiceErrorException", String.valueOf(failed.getMessage())));
        }
    }

    private static Response error(int status, String type, String message) {
        return Response.json(
                        status, JSON.createObjectNode().put("message", message).toString())
                .with("x-amzn-errortype", type);
    }
}
