package stellar.albums;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.Night;
import stellar.Streamed;
import stellar.cloud.Value;

/** When albums are made without anybody asking: once a session is closed, and when frames of a closed one come late. */
class AlbumCallsTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void aSessionThatIsClosedHasItsAlbumMadeAndNoOther() {
        Map<String, String> open = Map.of("open", "open");
        new ClosedHandler(calls::add)
                .handleRequest(
                        changes(
                                change("opened", null, open),
                                change("goes-on", open, open),
                                change("closes", open, Map.of()),
                                change("closed-at-once", null, Map.of()),
                                change("was-closed", Map.of(), Map.of()),
                                change("removed", Map.of(), null)),
                        Night.INVOCATION);

        assertThat(calls).containsExactly("closes", "closed-at-once");
    }

    @Test
    void framesThatComeLateHaveTheAlbumOfTheirClosedSessionMadeAgainOnce() {
        Night night = new Night();
        String closed = session(night, false);
        String open = session(night, true);
        Map<String, String> judged = Map.of("developedTag", "b");
        new LateFramesHandler(night.environment(Map.of()), night.tables, calls::add)
                .handleRequest(
                        changes(
                                change(closed, Map.of(), judged),
                                change(closed, Map.of("developedTag", "a"), judged),
                                change(open, Map.of(), judged),
                                change("never-looked-at", Map.of(), judged),
                                change(session(night, false), judged, judged),
                                change(session(night, false), judged, null)),
                        Night.INVOCATION);

        assertThat(calls).containsExactly(closed);
    }

    private static String session(Night night, boolean isOpen) {
        String booking = UUID.randomUUID().toString();
        var row = new HashMap<>(Map.of("booking", Value.text(booking)));
        if (isOpen) {
            row.put("open", Value.text("open"));
        }
        night.tables.putItem(put -> put.tableName(night.table("SessionsTable")).item(row));
        return booking;
    }

    /** What a booking's row was and is, besides the booking; absent: there was or is none. */
    private static DynamodbStreamRecord change(
            String booking, @Nullable Map<String, String> before, @Nullable Map<String, String> after) {
        return Streamed.changed(
                before == null ? null : row(booking, before), after == null ? null : row(booking, after));
    }

    private static Map<String, AttributeValue> row(String booking, Map<String, String> more) {
        Map<String, AttributeValue> row = new HashMap<>(Map.of("booking", Value.text(booking)));
        more.forEach((name, value) -> row.put(name, Value.text(value)));
        return row;
    }

    private static DynamodbEvent changes(DynamodbStreamRecord... records) {
        return Streamed.event(List.of(records));
    }
}
