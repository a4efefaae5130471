package stellar.relay.voyager;

/**
 * How much of Voyager's bytes is read at once.
 *
 * @param maxLineBytes longest line, its end not counted
 * @param maxImageLineBytes longest line that holds a preview image; such a line has the word {@code NewJPGReady} among
 *     its first 4,096 bytes
 * @param maxDiscardedBytes a line over its limit is thrown away as it comes in; past this many bytes the connection is
 *     given up
 * @param maxDepth deepest nesting of JSON: less than the 32 that relay and cloud allow each other, because an event
 *     travels inside a batch
 * @param maxTextLength longest text inside the JSON, the image itself not counted
 * @param maxNumberLength most digits of one number
 */
public record LineLimits(
        int maxLineBytes,
        int maxImageLineBytes,
        long maxDiscardedBytes,
        int maxDepth,
        int maxTextLength,
        int maxNumberLength) {

    public LineLimits {
        if (maxLineBytes < 1 || maxImageLineBytes < maxLineBytes || maxDiscardedBytes < maxImageLineBytes) {
            throw new IllegalArgumentException("The limits of a line are out of order: " + maxLineBytes
                    + " bytes, with an image " + maxImageLineBytes + ", given up after " + maxDiscardedBytes + ".");
        }
        if (maxDepth < 2 || maxTextLength < 1 || maxNumberLength < 10) {
            throw new IllegalArgumentException("The limits of depth " + maxDepth + ", text " + maxTextLength
                    + " and number " + maxNumberLength + " leave no room for an event.");
        }
    }

    /** 1 MB, with an image 24 MB; a line of more than 256 MB ends the connection. */
    public static LineLimits usual() {
        return new LineLimits(1 << 20, 24 << 20, 256L << 20, 24, 1_000_000, 40);
    }
}
