package stellar.images;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is made of a frame to look at. */
public enum Picture {
    /** 320 pixels on its longer side. */
    THUMB("thumb.jpg", "image/jpeg"),

    /** 1600 pixels on its longer side. */
    PREVIEW("preview.jpg", "image/jpeg"),

    /** All there are. */
    FULL("full.jpg", "image/jpeg"),

    /** As large as the preview, not stretched, 16 bits: what others are rendered from. */
    LINEAR("linear.png", "image/png");

    private final String file;
    private final String contentType;

    Picture(String file, String contentType) {
        this.file = file;
        this.contentType = contentType;
    }

    /** What it is called in addresses: {@code thumb}, {@code preview}, {@code full}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The picture of a {@link #word} that people may ask for; empty for any other. */
    static Optional<Picture> of(String word) {
        return Arrays.stream(values())
                .filter(one -> one != LINEAR && one.word().equals(word))
                .findFirst();
    }

    String contentType() {
        return contentType;
    }

    /** Where it is in the bucket. */
    public String key(String telescope, String image) {
        return "pictures/" + telescope + "/" + image + "/" + file;
    }
}
