package stellar.albums;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Row;
import stellar.images.Images;
import stellar.sessions.Sessions;

/**
 * Has albums made again whose frames came when the session was over: the observatory was offline, or developing took its time. It
 * comes by the images' stream, minutes of it at once, so that a night that is handed in late has its album made a few times and not
 * once a frame. While a session is open nothing is done: its end makes the album.
 */
public final class LateFramesHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final Sessions sessions;
    private final AlbumCall call;

    public LateFramesHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public LateFramesHandler(Map<String, String> environment) {
        this(new Environment(environment), new Clients(new Environment(environment)));
    }

    private LateFramesHandler(Environment environment, Clients clients) {
        this(environment, clients.tables(), LambdaAlbumCall.of(environment, clients));
    }

    LateFramesHandler(Environment environment, DynamoDbClient tables, AlbumCall call) {
        this.sessions = new Sessions(tables, environment.required("SESSIONS_TABLE"));
        this.call = call;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        Set<String> bookings = event.getRecords().stream()
                .map(record -> record.getDynamodb())
                .filter(change -> change.getNewImage() != null)
                .filter(change -> !judged(change.getNewImage()).equals(judged(change.getOldImage())))
                .flatMap(change -> Row.told(change.getNewImage()).stream())
                .flatMap(row -> row.optionalText(Images.BOOKING).stream())
                .collect(Collectors.toSet());
        bookings.stream().filter(sessions::isClosed).forEach(call::make);
        return new StreamsEventResponse(List.of());
    }

    /** Which bytes of a frame were looked at; empty text when none were. */
    private static String judged(@Nullable Map<String, AttributeValue> row) {
        return Row.told(row)
                .flatMap(frame -> frame.optionalText(Images.JUDGED_TAG))
                .orElse("");
    }
}
