package stellar.progress;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.Wire;
import stellar.images.PreviewStore;
import stellar.images.RunningBucket;

/** How far sessions are, as it is asked and reported. */
public final class Progresses {

    private Progresses() {}

    /** What a booking's user is told when they ask. */
    public static ObjectNode asked(Night night, String booking, String user) {
        ProgressHandler handler = new ProgressHandler(night.environment(Map.of()), night.tables, night.clock);
        return read(ApiBook.ask(
                handler,
                Night.signedIn(user, "", "GET /api/bookings/{booking}/progress", Map.of("booking", booking), "")));
    }

    /** Takes what relays of another make report. */
    public static ReportsHandler reports(Night night, OpenSockets sockets, RunningBucket bucket) {
        return new ReportsHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(2)),
                new PreviewStore(bucket.clients().objects(), RunningBucket.NAME),
                night.clock,
                Night.silent());
    }

    public static ObjectNode read(APIGatewayV2HTTPResponse answer) {
        try {
            return Wire.readObject(answer.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
