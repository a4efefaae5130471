package stellar.relay.spool;

import java.time.Duration;

/**
 * What the store may use.
 *
 * @param maxBytes bytes in use in the store's file above which things are dropped as the package says
 * @param maxPreviewBytes the largest preview kept for upload
 * @param maxTogether the most changes in one transaction
 * @param retryEvery how long the writer waits before it tries a change again that the disk refused
 */
public record SpoolLimits(long maxBytes, int maxPreviewBytes, int maxTogether, Duration retryEvery) {

    /** 2 GiB, previews of 16 MiB, 256 changes together, again each second. */
    public static final SpoolLimits USUAL = new SpoolLimits(2L << 30, 16 << 20, 256, Duration.ofSeconds(1));

    public SpoolLimits {
        if (maxBytes < 1 || maxPreviewBytes < 1 || maxTogether < 1 || !retryEvery.isPositive()) {
            throw new IllegalArgumentException("Every limit of the store is above zero.");
        }
    }

    /** Above this many bytes in use no preview's bytes are kept: 80 %. */
    long previewsUpTo() {
        return maxBytes / 10 * 8;
    }

    /** Above this many bytes in use what may be dropped is dropped: 90 %. */
    long droppableUpTo() {
        return maxBytes / 10 * 9;
    }
}
