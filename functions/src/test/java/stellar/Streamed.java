package stellar;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a table's stream tells a function of rows whose attributes are texts and numbers. */
public final class Streamed {

    private Streamed() {}

    /** These rows as they are now, numbered in this order. */
    public static DynamodbEvent written(
            List<Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>> rows) {
        return event(IntStream.range(0, rows.size())
                .mapToObj(number -> {
                    DynamodbStreamRecord record = changed(null, rows.get(number));
                    record.getDynamodb().setSequenceNumber(Integer.toString(number));
                    return record;
                })
                .toList());
    }

    /** What a row was and is; absent: there was or is none. */
    public static DynamodbStreamRecord changed(
            @Nullable Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> before,
            @Nullable Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> after) {
        StreamRecord change = new StreamRecord();
        if (before != null) {
            change.setOldImage(row(before));
        }
        if (after != null) {
            change.setNewImage(row(after));
        }
        DynamodbStreamRecord record = new DynamodbStreamRecord();
        record.setDynamodb(change);
        return record;
    }

    /** One event of these records. */
    public static DynamodbEvent event(List<DynamodbStreamRecord> records) {
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(records);
        return event;
    }

    /** A row, or a key, as a stream's record has it. */
    public static Map<String, AttributeValue> row(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> row) {
        Map<String, AttributeValue> told = new HashMap<>();
        row.forEach((name, value) -> told.put(
                name,
                value.s() == null ? new AttributeValue().withN(value.n()) : new AttributeValue().withS(value.s())));
        return told;
    }
}
