package stellar.relay.voyager;

import java.util.Arrays;

/** The bytes of one image file. Prints as its length, so that no log ever holds an image. */
public final class ImageBytes {

    private final byte[] bytes;

    /** Takes the array as its own. */
    public ImageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves, not a copy: images are large. Not to be changed. */
    public byte[] array() {
        return bytes;
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ImageBytes[" + bytes.length + "]";
    }
}
