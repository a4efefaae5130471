package stellar.images;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stellar.contract.DurableEvent;
import stellar.contract.EventType;

/**
 * What a batch tells of one image: the facts of its {@code newFITReady} and {@code newJPG} together.
 *
 * @param telescope whose image
 * @param image its id
 * @param at when the relay first learned of it in this batch
 * @param facts by name: texts and numbers
 * @param byFrame whether {@code file} is the frame's own name; a preview may be told under another, which only counts
 *     until the frame's is known
 */
public record ImageFacts(String telescope, String image, Instant at, Map<String, JsonNode> facts, boolean byFrame) {

    static final String FILE = "file";

    /** The facts that are kept, as messages name them. */
    static final List<String> NAMES = List.of(
            FILE, "frameType", "target", "filter", "exposure", "bin", "hfd", "starIndex", "width", "height", "takenAt");

    private static final int MAX_TEXT = 300;
    private static final double MAX_NUMBER = 1e12;

    /** Whether an event tells of an image. */
    public static boolean isToldBy(DurableEvent event) {
        return event.type().equals(EventType.NEW_FIT_READY.wireName())
                || event.type().equals(EventType.NEW_JPG.wireName());
    }

    /** The id of the image an event tells of; empty text when it names none. */
    public static String image(DurableEvent event) {
        return event.data().path("parsed").path("image").asText();
    }

    /** What these events tell, an element an image, in the order the images first appear. */
    public static List<ImageFacts> of(List<DurableEvent> events) {
        Map<String, ImageFacts> images = new LinkedHashMap<>();
        for (DurableEvent event : events) {
            if (isToldBy(event)) {
                images.merge(event.telescope() + "/" + image(event), of(event), ImageFacts::and);
            }
        }
        return new ArrayList<>(images.values());
    }

    private static ImageFacts of(DurableEvent event) {
        Map<String, JsonNode> facts = bearable(event.data().path("parsed"));
        boolean byFrame = event.type().equals(EventType.NEW_FIT_READY.wireName()) && facts.containsKey(FILE);
        return new ImageFacts(event.telescope(), image(event), event.at(), facts, byFrame);
    }

    /** These facts with later ones; a name that the frame gave itself stays. */
    private ImageFacts and(ImageFacts later) {
        Map<String, JsonNode> both = new HashMap<>(facts);
        both.putAll(later.facts);
        JsonNode own = facts.get(FILE);
        if (byFrame && own != null && !later.byFrame) {
            both.put(FILE, own);
        }
        return new ImageFacts(telescope, image, at, both, byFrame || later.byFrame);
    }

    /** Texts and numbers of a bearable size; whatever else stands there is no fact. */
    private static Map<String, JsonNode> bearable(JsonNode parsed) {
        Map<String, JsonNode> facts = new HashMap<>();
        for (String name : NAMES) {
            JsonNode value = parsed.path(name);
            boolean text = value.isTextual() && value.textValue().length() <= MAX_TEXT;
            boolean number = value.isNumber() && Math.abs(value.doubleValue()) <= MAX_NUMBER;
            if (text || number) {
                facts.put(name, value);
            }
        }
        return facts;
    }
}
