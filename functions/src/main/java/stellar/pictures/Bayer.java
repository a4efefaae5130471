package stellar.pictures;

import java.util.Locale;
import java.util.Optional;

/**
 * Where the red pixel is among the top left four of a colour mosaic. The blue one is opposite, the others are green.
 */
record Bayer(boolean isRedAbove, boolean isRedLeft) {

    /** From its name, row by row: RGGB, GRBG, GBRG or BGGR; empty for any other. */
    static Optional<Bayer> of(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "RGGB" -> Optional.of(new Bayer(true, true));
            case "GRBG" -> Optional.of(new Bayer(true, false));
            case "GBRG" -> Optional.of(new Bayer(false, true));
            case "BGGR" -> Optional.of(new Bayer(false, false));
            default -> Optional.empty();
        };
    }

    /** The pattern of a picture that begins so many columns and rows later in the mosaic. */
    Bayer moved(int columns, int rows) {
        return new Bayer(isRedAbove == (rows % 2 == 0), isRedLeft == (columns % 2 == 0));
    }
}
