package stellar.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;
import stellar.local.lambda.DeadLetter;
import stellar.local.lambda.RunningFunction;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;
import stellar.local.outbox.OutboxPage;
import stellar.local.template.Resource.Bucket;

/** {@code /_local}: what runs here, as JSON, for people who look. */
final class StatusPage implements Responder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final LocalCloud cloud;

    StatusPage(LocalCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Optional<Response> respond(Request request) {
        boolean asked = request.method().equals("GET") && request.path().equals("/_local");
        return asked ? Optional.of(Response.json(200, status().toPrettyString())) : Optional.empty();
    }

    private ObjectNode status() {
        ObjectNode status = JSON.createObjectNode();
        status.put("requests", cloud.requests())
                .put("connections", cloud.connections())
                .put("messages", cloud.messages())
                .put("pendingEvents", cloud.pendingEvents());
        ObjectNode functions = status.putObject("functions");
        for (RunningFunction function : cloud.functions()) {
            functions
                    .putObject(function.function().logicalId())
                    .put("invocations", function.invocations())
                    .put("failures", function.failures());
        }
        ObjectNode use = status.putObject("use");
        Reading reading = cloud.use();
        for (Metered metered : Metered.values()) {
            if (reading.total(metered) > 0) {
                use.put(metered.name(), reading.total(metered));
            }
        }
        ObjectNode schedules =
                status.putObject("schedules").put("count", cloud.schedules().count());
        cloud.schedules().nextDue().ifPresent(due -> schedules.put("nextDue", due.toString()));
        ObjectNode outbox = status.putObject("outbox")
                .put("page", cloud.address().resolve(OutboxPage.PATH).toString());
        try {
            outbox.put("count", cloud.outbox().count());
        } catch (IOException unreadable) {
            outbox.put("unreadable", String.valueOf(unreadable.getMessage()));
        }
        ObjectNode streams = status.putObject("streams");
        cloud.streamed().forEach((function, ofTables) -> ofTables.forEach(streams.putObject(function)::put));
        ObjectNode tables = status.putObject("tables")
                .put("endpoint", cloud.dynamoDbEndpoint().toString());
        cloud.tables().names().forEach(tables::put);
        ObjectNode buckets =
                status.putObject("buckets").put("endpoint", cloud.s3Endpoint().toString());
        for (Bucket bucket : cloud.buckets()) {
            buckets.put(bucket.logicalId(), bucket.name());
        }
        for (DeadLetter letter : cloud.deadLetters()) {
            status.withArray("deadLetters")
                    .addObject()
                    .put("at", letter.at().toString())
                    .put("function", letter.functionArn())
                    .put("attempts", letter.attempts())
                    .put("reason", letter.reason());
        }
        cloud.outputs().forEach(status.putObject("outputs")::put);
        return status;
    }
}
