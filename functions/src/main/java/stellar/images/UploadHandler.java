package stellar.images;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Problem;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;
import stellar.relays.Relays;
import stellar.relays.SignedRequests;
import stellar.relays.SignedRequests.Check;

/** Gives a relay leave to upload the bytes of an image that its events told of. */
public final class UploadHandler implements HttpFunction {

    private final SignedRequests signatures;
    private final Uploads uploads;

    public UploadHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public UploadHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public UploadHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private UploadHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                new ImageStore(clients.presigner(), environment.required("IMAGES_BUCKET"), clock),
                new PartedStore(clients.objects(), clients.presigner(), environment.required("IMAGES_BUCKET"), clock),
                clock);
    }

    UploadHandler(Environment environment, DynamoDbClient tables, ImageStore store, PartedStore parted, Clock clock) {
        this.signatures = new SignedRequests(new Relays(tables, environment.required("RELAYS_TABLE"))::find, clock);
        this.uploads = new Uploads(new Images(tables, environment.required("IMAGES_TABLE")), store, parted);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (signatures.check(request.method(), request.path(), request.headers(), request.sent())) {
            case Check.Refused refused -> Reply.problem(refused.problem());
            case Check.Signed signed -> {
                try {
                    yield told(uploads.answer(signed.relay(), Wire.read(request.body(), UploadRequest.class)));
                } catch (IOException _) {
                    yield Reply.malformed("The body is no request for an upload. See the contract.");
                }
            }
        };
    }

    private static APIGatewayV2HTTPResponse told(Uploads.Answer answer) {
        return switch (answer) {
            case Uploads.Answer.Told(var grant) -> Reply.json(200, grant);
            case Uploads.Answer.Missing() -> Reply.notFound();
            case Uploads.Answer.Refused(String reason) -> Reply.problem(422, Problem.IMAGE_REFUSED, reason);
        };
    }
}
