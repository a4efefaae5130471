package stellar.images;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Batch;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;
import stellar.relays.Relay;
import stellar.relays.Relays;
import stellar.relays.SignedRequests;
import stellar.relays.SignedRequests.Check;

/** Gives a relay leave to upload the bytes of an image that its events told of. */
public final class UploadHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final SignedRequests signatures;
    private final Images images;
    private final ImageStore store;

    public UploadHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public UploadHandler(Map<String, String> environment) {
        this(new Environment(environment), new Clients(new Environment(environment)), Clock.tickMillis(ZoneOffset.UTC));
    }

    private UploadHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                new ImageStore(clients.presigner(), environment.required("IMAGES_BUCKET"), clock),
                clock);
    }

    UploadHandler(Environment environment, DynamoDbClient tables, ImageStore store, Clock clock) {
        this.signatures = new SignedRequests(new Relays(tables, environment.required("RELAYS_TABLE"))::find, clock);
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.store = store;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        byte[] body = request.body();
        return switch (signatures.check(request.method(), request.path(), request.headers(), body)) {
            case Check.Refused refused -> Reply.problem(refused.problem());
            case Check.Signed signed -> {
                try {
                    yield answer(signed.relay(), Wire.read(body, UploadRequest.class));
                } catch (IOException _) {
                    yield Reply.malformed("The body is no request for an upload. See the contract.");
                }
            }
        };
    }

    private APIGatewayV2HTTPResponse answer(Relay relay, UploadRequest asked) {
        boolean own = asked.relay().equals(relay.id()) && relay.telescopes().contains(asked.telescope());
        var image = own ? images.find(asked.telescope(), asked.image()) : Optional.<Image>empty();
        if (image.isEmpty()) {
            return Reply.notFound();
        }
        if (!ImageStore.takes(asked)) {
            return Reply.problem(
                    422,
                    "image-refused",
                    "A " + Image.name(asked.kind()) + " has 1 to " + ImageStore.maxBytes(asked.kind())
                            + " bytes and a SHA-256 of 64 lower-case hex digits. Leave this one out.");
        }
        if (image.get().has(asked.kind(), asked.sha256())) {
            return Reply.json(200, new UploadGrant(Batch.VERSION, UploadGrant.State.PRESENT, null, Map.of(), null));
        }
        ImageKey key = new ImageKey(asked.telescope(), asked.image(), asked.kind());
        images.granted(key, asked.sha256());
        return Reply.json(200, store.grant(key, asked));
    }
}
