package stellar.telescopes;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import stellar.contract.Wire;

/** What an operator may send for a telescope, whole and sound. */
public final class Wishes {

    private static final String SOUND = """
            {"name": {"en": "South", "fr": "Sud"},
             "description": {"en": "A fast astrograph.", "fr": "Un astrographe rapide."},
             "site": {"name": {"en": "Valle del Limarí, Chile", "fr": "Vallée du Limarí, Chili"},
               "latitudeDegrees": -30.5, "longitudeDegrees": -70.8, "elevationMetres": 1500, "timeZone": "America/Santiago"},
             "horizon": [{"azimuthDegrees": 0, "altitudeDegrees": 12}, {"azimuthDegrees": 180.5, "altitudeDegrees": 20}],
             "optics": {"focalLengthMm": 530, "apertureMm": 106, "mount": "fork"},
             "camera": {"name": "Mono 26", "width": 6248, "height": 4176, "pixelSizeMicrometres": 3.76, "colour": "mono"},
             "filters": ["L", "Ha"],
             "centsAnHour": 4000, "needsConsent": true, "freeCancelHours": 24,
             "opening": [{"day": "friday", "from": "18:00", "to": "06:00"}, {"day": "saturday", "from": "18:00", "to": "06:00"}],
             "overheads": {"slewSeconds": 40, "flipSeconds": 0},
             "listing": "hidden"}
            """;

    private static final ObjectMapper LENIENT = new ObjectMapper();

    private Wishes() {}

    public static ObjectNode sound() {
        try {
            return Wire.readObject(SOUND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode sound(String id) {
        return sound().put("id", id);
    }

    /** The sound one with one member replaced, or taken out where {@code value} is nothing. */
    static ObjectNode with(String pointer, String value) throws IOException {
        ObjectNode wish = sound();
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = wish.at(at.head());
        JsonNode instead = value.equals("nothing") ? null : LENIENT.readTree(value.replace('\'', '"'));
        String last = at.last().getMatchingProperty();
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), instead);
        } else if (instead == null) {
            ((ObjectNode) parent).remove(last);
        } else {
            ((ObjectNode) parent).set(last, instead);
        }
        return wish;
    }
}
