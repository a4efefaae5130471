package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.contract.Wire;

/**
 * What takes the images.
 *
 * @param name its make and model, 80 characters at most
 * @param width pixels in a row, from 16 to 65,536
 * @param height rows, from 16 to 65,536
 * @param pixelSizeMicrometres the side of its square pixels, from 1 to 100
 */
public record Camera(String name, int width, int height, double pixelSizeMicrometres, Colour colour) {

    private static final int MOST_CHARACTERS = 80;
    private static final int LEAST_PIXELS = 16;
    private static final int MOST_PIXELS = 65_536;

    /** What a camera sees of colour. */
    public enum Colour {
        /** Every pixel sees all light; filters make colours. */
        MONO("mono"),
        /** Pixels see red, green and blue by turns. */
        BAYER("bayer");

        private final String word;

        Colour(String word) {
            this.word = word;
        }

        /** As it stands in messages. */
        public String word() {
            return word;
        }
    }

    static Camera read(Form form) {
        return new Camera(
                form.text("name", MOST_CHARACTERS),
                form.whole("width", LEAST_PIXELS, MOST_PIXELS),
                form.whole("height", LEAST_PIXELS, MOST_PIXELS),
                form.number("pixelSizeMicrometres", 1, 100),
                form.choice("colour", Colour.values(), Colour::word));
    }

    ObjectNode toJson() {
        return Wire.object()
                .put("name", name)
                .put("width", width)
                .put("height", height)
                .put("pixelSizeMicrometres", pixelSizeMicrometres)
                .put("colour", colour.word());
    }
}
