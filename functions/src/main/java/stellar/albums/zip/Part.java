package stellar.albums.zip;

import java.util.List;

/** A part of an upload. */
public sealed interface Part {

    /** One that is gathered here and sent: less than twice the least that a part may have, or little more than one text. */
    record Gathered(List<Slice> slices, long bytes) implements Part {
        public Gathered {
            slices = List.copyOf(slices);
        }
    }

    /** One that the bucket copies from an object of its own. */
    record Copied(Slice.Range range) implements Part {}

    /**
     * How large parts may be, and how many of them there may be.
     *
     * @param leastBytes what each but the last must have
     */
    record Limits(long leastBytes, long mostBytes, int mostParts) {

        /** Those of S3 (user guide, "Amazon S3 multipart upload limits"): 5 MiB, 5 GiB, 10,000. */
        public static final Limits OF_S3 = new Limits(5L << 20, 5L << 30, 10_000);
    }
}
