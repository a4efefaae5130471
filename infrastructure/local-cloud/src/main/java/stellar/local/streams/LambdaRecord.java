package stellar.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/**
 * A record of a stream, as Lambda gives it to a function.
 *
 * @param sizeBytes how long its JSON is
 */
record LambdaRecord(String sequenceNumber, ObjectNode json, int sizeBytes) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * Writes a record as JSON.
     *
     * @param streamArn as the template says it, which is not what DynamoDB Local calls the stream
     */
    static LambdaRecord of(Record record, String region, String streamArn) {
        StreamRecord change = record.dynamodb();
        ObjectNode json = JSON.objectNode()
                .put("eventID", record.eventID())
                .put("eventName", record.eventNameAsString())
                .put("eventVersion", record.eventVersion())
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", region);
        ObjectNode dynamodb = json.putObject("dynamodb")
                .put(
                        "ApproximateCreationDateTime",
                        change.approximateCreationDateTime().getEpochSecond())
                .set("Keys", map(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.set("NewImage", map(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.set("OldImage", map(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber())
                .put("SizeBytes", change.sizeBytes())
                .put("StreamViewType", change.streamViewTypeAsString());
        json.put("eventSourceARN", streamArn);
        return new LambdaRecord(change.sequenceNumber(), json, json.toString().getBytes(StandardCharsets.UTF_8).length);
    }

    /** The event with these records. */
    static ObjectNode event(List<LambdaRecord> records) {
        ObjectNode event = JSON.objectNode();
        ArrayNode list = event.putArray("Records");
        records.forEach(each -> list.add(each.json()));
        return event;
    }

    private static ObjectNode map(Map<String, AttributeValue> attributes) {
        ObjectNode map = JSON.objectNode();
        attributes.forEach((name, value) -> map.set(name, value(value)));
        return map;
    }

    private static JsonNode value(AttributeValue value) {
        ObjectNode json = JSON.objectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", base64(value.b()));
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", value.nul());
            case SS -> value.ss().forEach(json.putArray("SS")::add);
            case NS -> value.ns().forEach(json.putArray("NS")::add);
            case BS -> {
                ArrayNode set = json.putArray("BS");
                value.bs().forEach(each -> set.add(base64(each)));
            }
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(each -> list.add(value(each)));
            }
            case M -> json.set("M", map(value.m()));
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("A stream holds a value of a kind that is not known: " + value);
        }
        return json;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
