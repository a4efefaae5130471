package stellar.local.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import stellar.local.lambda.PendingEvents;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Topic;
import stellar.local.template.Resource.Trigger.TopicMessage;
import stellar.local.template.Template;

/** The template's topics: what is published to one reaches the functions that hear it. */
public final class Topics {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final List<String> topics;
    private final List<LambdaFunction> functions;
    private final PendingEvents pending;
    private final Clock clock;

    /** Hands messages on to these events. */
    public Topics(Template template, PendingEvents pending, Clock clock) {
        this.topics = template.all(Topic.class).stream().map(Topic::arn).toList();
        this.functions = template.all(LambdaFunction.class);
        this.pending = pending;
        this.clock = clock;
    }

    /** An attribute of a message: {@code String} or {@code Number}, and its value. */
    public record Attribute(String type, String value) {}

    /**
     * Publishes a message; when this returns it will reach each function that hears the topic.
     *
     * @return the message's id; empty when there is no such topic
     * @throws IOException when too many events wait already
     */
    public Optional<String> publish(
            String topicArn, Optional<String> subject, String message, Map<String, Attribute> attributes)
            throws IOException {
        if (!topics.contains(topicArn)) {
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        for (LambdaFunction function : functions) {
            if (function.triggers().contains(new TopicMessage(topicArn))) {
                pending.accept(function.arn(), event(topicArn, id, subject, message, attributes));
            }
        }
        return Optional.of(id);
    }

    /** AWS Lambda developer guide, "Invoking Lambda functions with Amazon SNS notifications". */
    private ObjectNode event(
            String topicArn, String id, Optional<String> subject, String message, Map<String, Attribute> attributes) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode record = event.putArray("Records")
                .addObject()
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", topicArn + ":local")
                .put("EventSource", "aws:sns");
        ObjectNode sns = record.putObject("Sns")
                .put("SignatureVersion", "1")
                .put("Timestamp", MILLISECONDS.format(clock.instant()))
                .put("Signature", "local")
                .put("SigningCertUrl", "local")
                .put("MessageId", id)
                .put("Message", message);
        ObjectNode told = sns.putObject("MessageAttributes");
        attributes.forEach((name, attribute) ->
                told.putObject(name).put("Type", attribute.type()).put("Value", attribute.value()));
        sns.put("Type", "Notification").put("UnsubscribeUrl", "local").put("TopicArn", topicArn);
        subject.ifPresentOrElse(text -> sns.put("Subject", text), () -> sns.putNull("Subject"));
        return event;
    }
}
