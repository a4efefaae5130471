package stellar.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;
import stellar.telescopes.TelescopeState;

/**
 * What a telescope last said of itself.
 *
 * @param relaySeenAt when its relay last spoke; absent when it never did
 * @param voyagerConnected whether the relay is connected to its Voyager
 * @param voyagerSince since when that is so; absent when nothing was said
 * @param controlData Voyager's own state as it was told, with {@code at}; empty when it never was
 * @param weather what was told of weather and safety, with {@code at}, {@code since} and {@code lastUnsafeAt}; empty when
 *     nothing was
 */
record Heard(
        @Nullable Instant relaySeenAt,
        boolean voyagerConnected,
        @Nullable Instant voyagerSince,
        JsonNode controlData,
        JsonNode weather) {

    static Heard of(Optional<TelescopeState> state, @Nullable Instant relaySeenAt) {
        JsonNode connection = part(state, "connection");
        return new Heard(
                relaySeenAt,
                state.filter(TelescopeState::isConnected).isPresent(),
                time(connection, "at"),
                part(state, "controlData"),
                part(state, "weather"));
    }

    private static JsonNode part(Optional<TelescopeState> state, String name) {
        return state.<JsonNode>map(there -> there.parts().get(name)).orElseGet(Wire::object);
    }

    /** A moment that a part tells; absent when it tells none. */
    static @Nullable Instant time(JsonNode part, String name) {
        try {
            return part.hasNonNull(name) ? Instant.parse(part.path(name).asText()) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
