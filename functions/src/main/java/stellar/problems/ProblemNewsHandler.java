package stellar.problems;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
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
import stellar.cloud.Row;
import stellar.contract.Wire;
import stellar.live.Announcer;
import stellar.live.Change;
import stellar.live.Channel;
import stellar.live.Sockets;
import stellar.notifications.Notifications;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * Tells who reported a problem and the telescope's operator that it was reported or answered: {@code notification} on the channel
 * of each, and a notification for whom it concerns. It comes by the table's stream, perhaps more than once; {@code number} is 1
 * for the report and one more for each answer.
 */
public final class ProblemNewsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Telescopes telescopes;
    private final Announcer announcer;
    private final Notifications notifications;

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
        this.notifications = Notifications.of(environment, tables, clock);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        for (DynamodbStreamRecord record : event.getRecords()) {
            // Rows beside the reports have no words in them, and what grew too old has no new image.
            Row.told(record.getDynamodb().getNewImage())
                    .filter(row -> row.has("text"))
                    .map(ReportRow::report)
                    .ifPresent(this::tell);
        }
        return new StreamsEventResponse(List.of());
    }

    private void tell(Report report) {
        Optional<Answer> answer = Optional.ofNullable(report.answer());
        Instant at = answer.map(Answer::at).orElse(report.at());
        ObjectNode data = Wire.object()
                .put("booking", report.booking())
                .put("telescope", report.telescope())
                .put("problem", report.id())
                .put("number", report.answers() + 1)
                .put("what", answer.isPresent() ? "problem-answered" : "problem-reported");
        Optional<String> operator = telescopes.find(report.telescope()).map(Telescope::operator);
        Set<String> concerned = new LinkedHashSet<>();
        operator.ifPresent(concerned::add);
        concerned.add(report.user());
        for (String user : concerned) {
            announcer.tell(Channel.ofUser(user), List.of(new Change("notification", null, at, data)));
        }
        // Each is notified of what the other wrote.
        if (answer.isPresent()) {
            notifications.tell(ReportWords.notification(report, report.user(), at));
        } else {
            operator.filter(one -> !one.equals(report.user()))
                    .ifPresent(one -> notifications.tell(ReportWords.notification(report, one, at)));
        }
    }
}
