package stellar.local.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A schedule, as it is kept.
 *
 * @param token the client token it was made with; empty for one of the template
 * @param dueAt when it is due next; empty when it never is again
 */
record Schedule(Id id, Wish wish, String token, Instant createdAt, Instant changedAt, Optional<Instant> dueAt) {

    /** Its name, which is its own within its group. */
    record Id(String group, String name) implements Comparable<Id> {

        @Override
        public int compareTo(Id other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : name.compareTo(other.name);
        }
    }

    static Schedule made(Id id, Wish wish, String token, Instant now) {
        return new Schedule(id, wish, token, now, now, wish.firstDue(now));
    }

    Schedule changed(Wish to, Instant now) {
        return new Schedule(id, to, token, createdAt, now, to.firstDue(now));
    }

    /** After it was fired. */
    Schedule fired(Instant now) {
        return new Schedule(id, wish, token, createdAt, changedAt, dueAt.flatMap(then -> wish.nextDue(then, now)));
    }

    boolean isDue(Instant now) {
        return wish.isEnabled() && dueAt.filter(due -> !due.isAfter(now)).isPresent();
    }

    boolean isOfTemplate() {
        return token.isEmpty();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("group", id.group())
                .put("name", id.name())
                .put("token", token)
                .put("createdAt", createdAt.toString())
                .put("changedAt", changedAt.toString());
        dueAt.ifPresent(due -> json.put("dueAt", due.toString()));
        return json.set("wish", wish.told());
    }

    static Schedule read(JsonNode json) {
        return new Schedule(
                new Id(json.path("group").asText(), json.path("name").asText()),
                new Wish((ObjectNode) json.path("wish")),
                json.path("token").asText(),
                Instant.parse(json.path("createdAt").asText()),
                Instant.parse(json.path("changedAt").asText()),
                Optional.of(json.path("dueAt")).filter(JsonNode::isTextual).map(due -> Instant.parse(due.asText())));
    }
}
