package stellar.problems;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.Wire;
import stellar.live.Announcer;
import stellar.live.Change;
import stellar.live.Channel;
import stellar.live.Sockets;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * Tells who reported a problem and the telescope's operator that it was reported or answered: {@code notification} on the channel
 * of each. It comes by the table's stream, perhaps more than once; {@code number} is 1 for the report and one more for each answer.
 */
public final class ProblemNewsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Telescopes telescopes;
    private final Announcer announcer;

    public ProblemNewsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ProblemNewsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ProblemNewsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private ProblemNewsHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), Sockets.of(environment, clients, PATIENCE), clock, Log.standard());
    }

    ProblemNewsHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Log log) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.announcer = Announcer.of(environment, tables, sockets, PATIENCE, clock, log);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        for (DynamodbStreamRecord record : event.getRecords()) {
            Map<String, AttributeValue> row = record.getDynamodb().getNewImage();
            // Rows beside the reports have no words in them, and what grew too old has no new image.
            if (row != null && row.containsKey("text")) {
                tell(row);
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private void tell(Map<String, AttributeValue> row) {
        String telescope = text(row, "telescope");
        boolean isAnswered = row.containsKey("answeredAt");
        ObjectNode data = Wire.object()
                .put("booking", text(row, "subject").substring("booking#".length()))
                .put("telescope", telescope)
                .put("problem", text(row, "part").substring(ReportRow.PROBLEM.length()))
                .put("number", answers(row) + 1)
                .put("what", isAnswered ? "problem-answered" : "problem-reported");
        Instant at = Instant.parse(text(row, isAnswered ? "answeredAt" : "at"));
        Set<String> concerned = new LinkedHashSet<>();
        telescopes.find(telescope).map(Telescope::operator).ifPresent(concerned::add);
        concerned.add(text(row, "user"));
        for (String user : concerned) {
            announcer.tell(Channel.ofUser(user), List.of(new Change("notification", null, at, data)));
        }
    }

    private static int answers(Map<String, AttributeValue> row) {
        return Optional.ofNullable(row.get("answers"))
                .map(AttributeValue::getN)
                .map(Integer::parseInt)
                .orElseThrow(() -> new IllegalStateException("A record of the problems' stream lacks answers."));
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        return Optional.ofNullable(row.get(name))
                .map(AttributeValue::getS)
                .orElseThrow(() -> new IllegalStateException("A record of the problems' stream lacks " + name + "."));
    }
}
