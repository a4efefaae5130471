package stellar.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;
import stellar.telescopes.TelescopeState;

/** What is known of a telescope, in the shapes that older programs read. */
final class Dashboard {

    private Dashboard() {}

    /** {@code GET /api/status/connection}. */
    static ObjectNode connection(TelescopeState state, Instant now) {
        ObjectNode heard = part(state, "connection");
        boolean connected = state.isConnected();
        ObjectNode answer = success(now);
        ObjectNode connection = answer.putObject("connection")
                .put("status", heard.path("voyager").asText("unknown"));
        if (connected && heard.has("at")) {
            connection.set("connectedAt", heard.get("at"));
        }
        connection.put("reconnectAttempts", heard.path("reconnectAttempts").asInt());
        answer.put("isConnected", connected).put("isAuthenticated", connected);
        answer.set("version", part(state, "version"));
        return aged(answer, heard, now);
    }

    /** {@code GET /api/dashboard/state}. */
    static ObjectNode state(TelescopeState state, Instant now) {
        ObjectNode heard = part(state, "controlData");
        ObjectNode answer = success(now);
        ObjectNode data = answer.putObject("data").put("Event", "ControlData");
        data.setAll(heard);
        ObjectNode parsed = data.withObjectProperty("parsed");
        parsed.set("weather", orNull(part(state, "weather").path("parsed")));
        data.remove("at");
        return aged(answer, heard, now);
    }

    /** {@code GET /api/sequences/current}: what the telescope last said of its sequence and of the exposure under way. */
    static ObjectNode sequence(TelescopeState state, Instant now) {
        ObjectNode control = part(state, "controlData");
        ObjectNode shot = part(state, "shotRunning");
        ObjectNode answer = success(now);
        answer.put(
                "running",
                state.isConnected()
                        && control.at("/parsed/voyagerStatus").asText().equals("RUN"));
        answer.set("sequence", orNull(control.at("/parsed/sequence")));
        answer.set("exposure", orNull(shot.path("parsed")));
        return aged(answer, control, now);
    }

    /** {@code GET /api/camera/preview}: the newest picture, and where it is to be had. */
    static ObjectNode preview(ObjectNode image, Instant now) {
        ObjectNode answer = success(now);
        answer.set("image", image);
        return aged(answer, image, now);
    }

    private static ObjectNode success(Instant now) {
        return Wire.object().put("success", true).put("timestamp", now.toString());
    }

    /** How old it is, in whole seconds; null when it was never heard. */
    private static ObjectNode aged(ObjectNode answer, ObjectNode heard, Instant now) {
        @Nullable
        Long age = Optional.of(heard.path("at").asText())
                .filter(at -> !at.isEmpty())
                .map(at -> Math.max(0, Duration.between(Instant.parse(at), now).toSeconds()))
                .orElse(null);
        return answer.put("ageSeconds", age);
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? NullNode.getInstance() : node;
    }

    private static ObjectNode part(TelescopeState state, String name) {
        ObjectNode part = state.parts().get(name);
        return part == null ? Wire.object() : part.deepCopy();
    }
}
