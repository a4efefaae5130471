package stellar.soak;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;

/**
 * A durable event as far as it is compared: the relay's store and the cloud's timeline both tell of it.
 *
 * @param position its number
 * @param type its name on the wire
 * @param text Voyager's text in it, empty when it has none
 * @param stamp Voyager's own time stamp, seconds since 1970; 0 on events the relay made
 * @param image the image it speaks of, absent when of none
 */
record Told(
        Position position,
        String type,
        String text,
        double stamp,
        @Nullable String image) {

    /** An event out of its data. */
    static Told of(Position position, String type, JsonNode data, @Nullable String image) {
        return new Told(
                position,
                type,
                data.path("Text").asText(),
                data.path("Timestamp").asDouble(),
                image);
    }
}
