package stellar.relay.images;

/**
 * Which frames go in parts.
 *
 * @param above frames of more bytes than this
 * @param bytes the length of every part but the last
 */
public record PartSizes(long above, long bytes) {

    /** Frames above 16 MiB, in parts of 8 MiB. */
    public static final PartSizes USUAL = new PartSizes(16L << 20, 8L << 20);

    public PartSizes {
        if (bytes < 1 || above < bytes) {
            throw new IllegalArgumentException("A frame that goes in parts has more than one.");
        }
    }
}
