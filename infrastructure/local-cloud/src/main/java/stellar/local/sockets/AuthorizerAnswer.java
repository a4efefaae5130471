package stellar.local.sockets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a Lambda authorizer returned: a policy document, a principal and a context. */
final class AuthorizerAnswer {
    private static final String ACTION = "execute-api:Invoke";

    private final JsonNode answer;

    AuthorizerAnswer(JsonNode answer) {
        this.answer = answer;
    }

    /** Whether it has all it must have. */
    boolean isComplete() {
        return answer.path("principalId").isTextual()
                && answer.path("policyDocument").path("Statement").isArray();
    }

    /** Whether some statement allows this ARN and none denies it. */
    boolean allows(String arn) {
        boolean allowed = false;
        for (JsonNode statement : answer.path("policyDocument").path("Statement")) {
            boolean speaksOfIt = matches(statement.path("Action"), ACTION) && matches(statement.path("Resource"), arn);
            if (speaksOfIt && statement.path("Effect").asText().equals("Deny")) {
                return false;
            }
            allowed |= speaksOfIt && statement.path("Effect").asText().equals("Allow");
        }
        return allowed;
    }

    private static boolean matches(JsonNode patterns, String text) {
        List<String> each = new ArrayList<>();
        if (patterns.isTextual()) {
            each.add(patterns.asText());
        }
        patterns.forEach(pattern -> each.add(pattern.asText()));
        return each.stream()
                .anyMatch(pattern -> Pattern.matches(
                        Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), text));
    }

    /** What later events show under {@code requestContext.authorizer}; values are texts, as API Gateway makes them. */
    ObjectNode context() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> value : answer.path("context").properties()) {
            if (value.getValue().isValueNode()) {
                context.put(value.getKey(), value.getValue().asText());
            }
        }
        return context.put("principalId", answer.path("principalId").asText());
    }
}
