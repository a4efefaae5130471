package stellar.local.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;

/**
 * SNS's API at {@link #PATH}, in AWS's query protocol: a form is asked and XML answered. It publishes to topics and to phones, and
 * makes, reads, changes and deletes the endpoints of phones. A request must be signed.
 */
public final class SnsApi implements Responder {
    /** Where the API is: clients of this protocol leave the path of their endpoint out. */
    public static final String PATH = "/";

    private static final int MAX_MESSAGE_BYTES = 256 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Topics topics;
    private final Phones phones;

    /** Publishes to these. */
    public SnsApi(Topics topics, Phones phones) {
        this.topics = topics;
        this.phones = phones;
    }

    @Override
    public Optional<Response> respond(Request request) {
        if (!request.path().equals(PATH) || !request.method().equals("POST")) {
            return Optional.empty();
        }
        if (!request.isSigned()) {
            return Optional.of(error(403, "MissingAuthenticationToken", "Missing Authentication Token"));
        }
        Form form = Form.of(request.body());
        String action = form.optional("Action").orElse("");
        try {
            return Optional.of(answer(action, result(action, form)));
        } catch (SnsRefusal refused) {
            return Optional.of(error(refused.status(), refused.type(), refused.message()));
        } catch (IOException failed) {
            return Optional.of(error(500, "InternalError", String.valueOf(failed.getMessage())));
        }
    }

    private String result(String action, Form form) throws SnsRefusal, IOException {
        return switch (action) {
            case "Publish" -> element("MessageId", publish(form));
            case "CreatePlatformEndpoint" -> {
                form.only(Set.of("PlatformApplicationArn", "Token", "CustomUserData"), "Attributes");
                yield element(
                        "EndpointArn",
                        phones.create(
                                form.text("PlatformApplicationArn"),
                                form.text("Token"),
                                form.optional("CustomUserData").orElse(""),
                                form.map("Attributes", "key", "value")));
            }
            case "GetEndpointAttributes" -> {
                StringBuilder entries = new StringBuilder();
                phones.attributes(form.text("EndpointArn"))
                        .forEach((name, value) -> entries.append(
                                "<entry>" + element("key", name) + element("value", value) + "</entry>"));
                yield "<Attributes>" + entries + "</Attributes>";
            }
            case "SetEndpointAttributes" -> {
                form.only(Set.of("EndpointArn"), "Attributes");
                phones.change(form.text("EndpointArn"), form.map("Attributes", "key", "value"));
                yield "";
            }
            case "DeleteEndpoint" -> {
                phones.delete(form.text("EndpointArn"));
                yield "";
            }
            default -> throw SnsRefusal.invalid("The local cloud does not know the action " + action + ".");
        };
    }

    private String publish(Form form) throws SnsRefusal, IOException {
        form.only(Set.of("TopicArn", "TargetArn", "Message", "Subject", "MessageStructure"), "MessageAttributes");
        String message = form.text("Message");
        if (message.getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE_BYTES) {
            throw SnsRefusal.invalid("Invalid parameter: Message too long");
        }
        Optional<String> target = form.optional("TargetArn");
        if (target.isPresent()) {
            return phones.publish(
                    target.get(), form.optional("Subject"), structured(form, message, phones.platform(target.get())));
        }
        Map<String, Topics.Attribute> attributes = new LinkedHashMap<>();
        Map<String, String> types = form.map("MessageAttributes", "Name", "Value.DataType");
        form.map("MessageAttributes", "Name", "Value.StringValue")
                .forEach((name, value) ->
                        attributes.put(name, new Topics.Attribute(types.getOrDefault(name, "String"), value)));
        return topics.publish(
                        form.text("TopicArn"),
                        form.optional("Subject"),
                        structured(form, message, "lambda"),
                        attributes)
                .orElseThrow(() -> SnsRefusal.missing("Topic does not exist"));
    }

    /** What a subscriber of this protocol is given: its own part of a message that has parts, or the default. */
    private static String structured(Form form, String message, String protocol) throws SnsRefusal {
        if (form.optional("MessageStructure").isEmpty()) {
            return message;
        }
        try {
            JsonNode parts = JSON.readTree(message);
            JsonNode part = parts.has(protocol) ? parts.path(protocol) : parts.path("default");
            if (part.isTextual()) {
                return part.asText();
            }
        } catch (JsonProcessingException notJson) {
            // Said below.
        }
        throw SnsRefusal.invalid(
                "Invalid parameter: Message Structure - No default entry in JSON message body, or none for "
                        + protocol);
    }

    private static Response answer(String action, String result) {
        return xml(
                200,
                "<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + action + "Result>"
                        + result
                        + "</" + action + "Result><ResponseMetadata>" + requestId() + "</ResponseMetadata></" + action
                        + "Response>");
    }

    private static Response error(int status, String code, String message) {
        return xml(
                status,
                "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type>"
                        + element("Code", code) + element("Message", message) + "</Error>" + requestId()
                        + "</ErrorResponse>");
    }

    private static String requestId() {
        return element("RequestId", UUID.randomUUID().toString());
    }

    private static Response xml(int status, String xml) {
        return new Response(status, xml.getBytes(StandardCharsets.UTF_8)).with("content-type", "text/xml");
    }

    private static String element(String name, String text) {
        return "<" + name + ">"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
    }
}
