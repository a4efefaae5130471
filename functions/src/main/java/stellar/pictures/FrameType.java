package stellar.pictures;

import java.util.Locale;
import java.util.Optional;

/** What a frame was taken for. */
public enum FrameType {
    LIGHT,
    DARK,
    FLAT,
    BIAS;

    /** What a camera program calls it, "Light Frame" or "Offset" for instance; empty when it is none of these. */
    public static Optional<FrameType> of(String name) {
        String word = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "")
                .replaceFirst("^master", "")
                .replaceFirst("(frame|field|image)s?$", "");
        return switch (word) {
            case "light", "object", "science" -> Optional.of(LIGHT);
            case "dark" -> Optional.of(DARK);
            case "flat", "skyflat", "domeflat" -> Optional.of(FLAT);
            case "bias", "zero", "offset" -> Optional.of(BIAS);
            default -> Optional.empty();
        };
    }
}
