package stellar.simulator.frames;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The first picture of a FITS file, made small enough for a preview.
 *
 * @param cards the header's values by keyword; text without its quotes
 * @param width of the picture in the file
 * @param height of the picture in the file
 * @param preview the picture binned
 */
record FitsImage(Map<String, String> cards, int width, int height, Raster preview) {

    /** A text value, or what to say instead when it is missing or empty. */
    String text(String key, String otherwise) {
        String value = cards.getOrDefault(key, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    /** A number, if the card is there and holds one. */
    OptionalDouble number(String key) {
        try {
            return OptionalDouble.of(
                    Double.parseDouble(cards.getOrDefault(key, "").strip().replace('D', 'E')));
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }
}
