package stellar.albums;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Row;
import stellar.sessions.Sessions;

/**
 * Has the album of a session made as soon as that is closed. It comes by the sessions' stream, perhaps more than once; making
 * one takes minutes, so it is only asked for here.
 */
public final class ClosedHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final AlbumCall call;

    public ClosedHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ClosedHandler(Map<String, String> environment) {
        this(LambdaAlbumCall.of(new Environment(environment), new Clients(new Environment(environment))));
    }

    ClosedHandler(AlbumCall call) {
        this.call = call;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        for (DynamodbStreamRecord record : event.getRecords()) {
            Optional<Row> closed = closed(record.getDynamodb().getNewImage());
            if (closed(record.getDynamodb().getOldImage()).isEmpty()) {
                closed.ifPresent(row -> call.make(row.text("booking")));
            }
        }
        return new StreamsEventResponse(List.of());
    }

    /** The row of a session that is closed. */
    private static Optional<Row> closed(@Nullable Map<String, AttributeValue> row) {
        return Row.told(row).filter(session -> !session.has(Sessions.OPEN));
    }
}
