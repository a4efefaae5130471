package stellar.relay.spool;

import java.time.Duration;

/**
 * What the store may use.
 *
 * @param maxBytes bytes in use in the store's file above which things are dropped as the package says
 * @param maxPreviewBytes the largest preview kept for upload
 * @param maxTogether the most changes in one transaction
 * @param retryEvery how long the writer waits before it tries a change again that the disk refused
 * @param maxAge how long what may be dropped waits for the cloud: log lines, unknown events and previews' bytes
 * @param reserveBytes room held on the disk for what must be kept when something else has filled it, twice what SQLite's
 *     journal grows to (4 MiB) or more; 0 for none
 * @param keptFor how long an acknowledged event is kept at least, by the cloud's clock, unless room is short
 * @param maxKept the most acknowledged events that are kept; 0 for none
 */
public record SpoolLimits(
        long maxBytes,
        int maxPreviewBytes,
        int maxTogether,
        Duration retryEvery,
        Duration maxAge,
        long reserveBytes,
        Duration keptFor,
        int maxKept) {

    /** 2 GiB, previews of 16 MiB, 256 changes together, again each second, 14 days, 8 MiB in reserve; 3 days and 100,000 events, some 30 MB, kept. */
    public static final SpoolLimits USUAL = new SpoolLimits(
            2L << 30, 16 << 20, 256, Duration.ofSeconds(1), Duration.ofDays(14), 8 << 20, Duration.ofDays(3), 100_000);

    /** The same, keeping acknowledged events for so long and so many. */
    public SpoolLimits keeping(Duration atLeast, int atMost) {
        return new SpoolLimits(
                maxBytes, maxPreviewBytes, maxTogether, retryEvery, maxAge, reserveBytes, atLeast, atMost);
    }

    public SpoolLimits {
        if (maxBytes < 1
                || maxPreviewBytes < 1
                || maxTogether < 1
                || !retryEvery.isPositive()
                || !maxAge.isPositive()
                || reserveBytes < 0
                || !keptFor.isPositive()
                || maxKept < 0) {
            throw new IllegalArgumentException(
                    "Every limit of the store is above zero; only the reserve and what is kept may be none.");
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
