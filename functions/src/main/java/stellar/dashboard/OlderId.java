package stellar.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import stellar.cloud.Request;

/** With which id something is asked: older programs know of none, so that one is made for them. */
public final class OlderId {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private OlderId() {}

    /** The header {@code Idempotency-Key}, else the body's {@code id}, else a new one; empty when what is given is none, or two. */
    public static Optional<String> of(Request request, ObjectNode body) {
        Optional<String> header = Optional.ofNullable(request.headers().get("idempotency-key"));
        Optional<String> member =
                body.has("id") ? Optional.of(body.path("id")).map(JsonNode::asText) : Optional.empty();
        boolean areTwo = header.isPresent() && member.isPresent() && !header.equals(member);
        return areTwo
                ? Optional.empty()
                : header.or(() -> member)
                        .or(() -> Optional.of(UUID.randomUUID().toString()))
                        .filter(id -> ID.matcher(id).matches());
    }
}
