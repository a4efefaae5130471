package stellar.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Log;
import stellar.cloud.Priming;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Batch;
import stellar.contract.Problem;
import stellar.contract.Wire;
import stellar.live.Sockets;
import stellar.relays.Relays;
import stellar.relays.SignedRequests;
import stellar.relays.SignedRequests.Check;
import stellar.sessions.RunningSessions;
import stellar.sessions.Sessions;

/** Takes signed batches of events from relays, by the API or at the function's own address. */
public final class IngestHandler implements HttpFunction {

    /** Where batches are posted. At the function's own address there is no route that says so. */
    private static final String PATH = "/api/relay/events";

    private final SignedRequests signatures;
    private final Ingest ingest;

    @SuppressWarnings("UnusedVariable") // The runtime holds it weakly.
    private @Nullable Priming priming;

    public IngestHandler() {
        this(System.getenv());
        this.priming = Priming.with(
                IngestRehearsal.of(new Environment(System.getenv()), Clock.tickMillis(ZoneOffset.UTC)), Log.standard());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public IngestHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public IngestHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock, Log.standard());
    }

    IngestHandler(Environment environment, Clients clients, Clock clock, Log log) {
        this(environment, clients.tables(), Sockets.of(environment, clients, Wiring.PATIENCE), clock, log);
    }

    IngestHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Log log) {
        Relays relays = new Relays(tables, environment.required("RELAYS_TABLE"));
        this.signatures = new SignedRequests(relays::find, clock);
        RunningSessions running =
                new RunningSessions(new Sessions(tables, environment.required("SESSIONS_TABLE")), clock);
        this.ingest = Wiring.ingest(environment, tables, relays, running, sockets, clock, log);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (signatures.check(request.method(), request.path(), request.headers(), request.sent())) {
            case Check.Refused refused -> Reply.problem(refused.problem());
            case Check.Signed _
            when !request.path().equals(PATH) -> Reply.malformed("Batches are posted to " + PATH + ".");
            case Check.Signed signed -> answer(signed, request.body());
        };
    }

    private APIGatewayV2HTTPResponse answer(Check.Signed signed, byte[] body) {
        if (body.length > Batch.MAX_BYTES) {
            return Reply.problem(
                    413,
                    Problem.TOO_LARGE,
                    "A batch has " + Batch.MAX_BYTES + " bytes at most. Send fewer events at once.");
        }
        try {
            Batch batch = Wire.read(body, Batch.class);
            return Inspection.isAsSigned(batch, signed.request())
                    ? reply(ingest.take(signed.relay(), batch))
                    : Reply.malformed("The batch's relay, epoch or range is not the one that is signed.");
        } catch (IOException _) {
            return Reply.malformed("The body is no batch of version " + Batch.VERSION + ". See the contract.");
        }
    }

    private static APIGatewayV2HTTPResponse reply(Ingest.Answer answer) {
        return switch (answer) {
            case Ingest.Answer.Acknowledged yes -> Reply.json(200, yes.acknowledgement());
            case Ingest.Answer.Refused no -> Reply.problem(no.problem());
        };
    }
}
