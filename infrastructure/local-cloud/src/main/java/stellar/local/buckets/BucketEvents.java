package stellar.local.buckets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import stellar.local.lambda.PendingEvents;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger.BucketChange;

/** Passes written objects on to the functions whose triggers they match, as S3 event messages (version 2.1). */
final class BucketEvents implements TellingStore.Listener {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String region;
    private final List<Subscription> subscriptions;
    private final PendingEvents pending;

    private record Subscription(String functionArn, BucketChange change) {

        boolean wants(ObjectCreated object) {
            String event = "s3:ObjectCreated:" + object.how();
            return change.bucketName().equals(object.bucket())
                    && object.key().startsWith(change.prefix())
                    && object.key().endsWith(change.suffix())
                    && change.events().stream()
                            .anyMatch(each -> each.equals("s3:ObjectCreated:*") || each.equals(event));
        }
    }

    BucketEvents(String region, List<LambdaFunction> functions, PendingEvents pending) {
        this.region = region;
        this.pending = pending;
        this.subscriptions = functions.stream()
                .flatMap(function -> function.triggers().stream()
                        .filter(BucketChange.class::isInstance)
                        .map(trigger -> new Subscription(function.arn(), (BucketChange) trigger)))
                .toList();
    }

    @Override
    public void created(ObjectCreated object) throws IOException {
        for (Subscription subscription : subscriptions) {
            if (subscription.wants(object)) {
                pending.accept(subscription.functionArn(), message(object));
            }
        }
    }

    /** The key is URL-encoded as a form field, but for its slashes (Amazon S3 user guide, "Event message structure"). */
    private JsonNode message(ObjectCreated object) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode record = message.putArray("Records").addObject();
        record.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", MILLISECONDS.format(object.at()))
                .put("eventName", "ObjectCreated:" + object.how());
        record.putObject("userIdentity").put("principalId", "local");
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        record.putObject("responseElements")
                .put("x-amz-request-id", UUID.randomUUID().toString())
                .put("x-amz-id-2", "local");
        ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", "template");
        s3.putObject("bucket")
                .put("name", object.bucket())
                .put("arn", "arn:aws:s3:::" + object.bucket())
                .putObject("ownerIdentity")
                .put("principalId", "local");
        s3.putObject("object")
                .put(
                        "key",
                        URLEncoder.encode(object.key(), StandardCharsets.UTF_8).replace("%2F", "/"))
                .put("size", object.sizeBytes())
                .put("eTag", object.eTag())
                .put("sequencer", "%016X".formatted(object.at().toEpochMilli()));
        return message;
    }
}
