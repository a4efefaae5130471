package stellar.images;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.contract.UploadRequest.Kind;

/**
 * Where the bytes of an image are in the bucket.
 *
 * @param telescope whose image
 * @param image its id, a UUID in lower case
 * @param kind which bytes of it
 */
public record ImageKey(String telescope, String image, Kind kind) {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern ID = Pattern.compile(UUID);
    private static final Pattern KEY =
            Pattern.compile("telescopes/([a-z0-9-]{1,64})/(" + UUID + ")/(preview\\.jpg|frame\\.fit)");

    /** Whether a text is an image's id. */
    public static boolean isImageId(String text) {
        return ID.matcher(text).matches();
    }

    /** The object's key. */
    public String text() {
        return "telescopes/" + telescope + "/" + image + "/"
                + switch (kind) {
                    case PREVIEW -> "preview.jpg";
                    case FITS -> "frame.fit";
                };
    }

    /** The key with this text; empty when it is not one of ours. */
    public static Optional<ImageKey> parse(String text) {
        Matcher key = KEY.matcher(text);
        return key.matches()
                ? Optional.of(new ImageKey(
                        key.group(1), key.group(2), key.group(3).equals("preview.jpg") ? Kind.PREVIEW : Kind.FITS))
                : Optional.empty();
    }
}
