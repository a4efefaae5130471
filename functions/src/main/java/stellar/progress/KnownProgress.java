package stellar.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.telescopes.Telescopes;

/** How far sessions are, whoever knows it. */
final class KnownProgress {

    private final ProgressNow derived;
    private final ProgressRows rows;
    private final Clock clock;

    KnownProgress(Environment environment, DynamoDbClient tables, Clock clock) {
        this.derived =
                new ProgressNow(environment, tables, new Telescopes(tables, environment.required("TELESCOPES_TABLE")));
        this.rows = new ProgressRows(tables, environment.required("PROGRESS_TABLE"));
        this.clock = clock;
    }

    /** How far a booking's session is: as it is derived, else as another relay reported it. Empty when nobody knows. */
    Optional<ObjectNode> of(String booking) {
        return derived.of(booking, clock.instant()).map(Progress::toJson).or(() -> rows.reported(booking));
    }
}
