package stellar.progress;

import java.util.Base64;
import java.util.Optional;

/**
 * A small JPEG that came inside a report, looked at before anybody is shown it: not too many bytes, the marks of a JPEG at both
 * ends, and a frame header (ITU-T T.81, B.2.2) that promises no more pixels than a page shows.
 */
final class Thumbnail {

    static final int MOST_BYTES = 200 * 1024;
    static final int MOST_PIXELS_A_SIDE = 2_000;

    private static final int MARK = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    private final byte[] bytes;

    private Thumbnail(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The JPEG that a text holds in base64; empty when it holds no such JPEG. */
    static Optional<Thumbnail> of(String base64) {
        if (base64.length() > MOST_BYTES * 4 / 3 + 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64))
                    .filter(Thumbnail::isSound)
                    .map(Thumbnail::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static boolean isSound(byte[] bytes) {
        boolean hasEnds = bytes.length > 4
                && bytes.length <= MOST_BYTES
                && at(bytes, 0) == MARK
                && at(bytes, 1) == START
                && at(bytes, bytes.length - 2) == MARK
                && at(bytes, bytes.length - 1) == END;
        int next = 2;
        while (hasEnds && next + 9 < bytes.length && at(bytes, next) == MARK) {
            int kind = at(bytes, next + 1);
            int length = at(bytes, next + 2) << 8 | at(bytes, next + 3);
            if (isFrame(kind)) {
                int height = at(bytes, next + 5) << 8 | at(bytes, next + 6);
                int width = at(bytes, next + 7) << 8 | at(bytes, next + 8);
                return isShown(height) && isShown(width);
            }
            if (kind == SCAN || length < 2) {
                return false;
            }
            next += 2 + length;
        }
        return false;
    }

    /** Start of frame, sequential or progressive, Huffman-coded: what browsers show. */
    private static boolean isFrame(int kind) {
        return kind >= 0xC0 && kind <= 0xC2;
    }

    private static boolean isShown(int pixels) {
        return pixels >= 1 && pixels <= MOST_PIXELS_A_SIDE;
    }

    private static int at(byte[] bytes, int place) {
        return bytes[place] & 0xFF;
    }
}
