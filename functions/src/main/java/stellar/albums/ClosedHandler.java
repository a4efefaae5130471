package stellar.albums;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.List;
import java.util.Map;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
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
            Map<String, AttributeValue> row = record.getDynamodb().getNewImage();
            Map<String, AttributeValue> before = record.getDynamodb().getOldImage();
            boolean isClosed = row != null && !row.containsKey(Sessions.OPEN);
            boolean wasClosed = before != null && !before.containsKey(Sessions.OPEN);
            if (isClosed && !wasClosed) {
                AttributeValue booking = row.get("booking");
                if (booking == null) {
                    throw new IllegalStateException("A row of the sessions lacks its booking.");
                }
                call.make(booking.getS());
            }
        }
        return new StreamsEventResponse(List.of());
    }
}
