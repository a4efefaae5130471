package stellar.relay.images;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches the files of frames until each is whole. Voyager tells of a file when it begins to save it or when it has; it
 * is whole once it stays as it is and has all the bytes that its own header speaks of. One that stays short, or stays
 * something else than FITS, never will be.
 */
final class FrameWatch {

    /** 36,000 cards. */
    private static final int MAX_HEADER_BLOCKS = 1_000;

    private final FitsHeader header = new FitsHeader(MAX_HEADER_BLOCKS);
    private final long stableNanos;
    private final Duration patience;
    private final Map<Long, Look> looks = new HashMap<>();

    /** A file as it was when it was first seen so. */
    private record Look(FileState state, long sinceNanos) {}

    /**
     * @param stableFor how long a file must stay the same
     * @param patience how long it may stay the same without being whole
     */
    FrameWatch(Duration stableFor, Duration patience) {
        this.stableNanos = stableFor.toNanos();
        this.patience = patience;
    }

    /** What a look at a file told. */
    sealed interface Verdict {
        record Whole() implements Verdict {}

        record NotYet() implements Verdict {}

        /** It stayed too long what no frame is; the reason is a full sentence. */
        record Never(String reason) implements Verdict {}
    }

    /**
     * Looks at the file of an upload.
     *
     * @param nowNanos time on a clock that nobody sets
     * @throws IOException when the disk does not answer, or somebody has locked the file
     */
    Verdict look(long upload, FileState now, long nowNanos) throws IOException {
        Look before = looks.get(upload);
        if (before == null || !before.state().equals(now)) {
            looks.put(upload, new Look(now, nowNanos));
            return new Verdict.NotYet();
        }
        long unchangedNanos = nowNanos - before.sinceNanos();
        if (unchangedNanos < stableNanos) {
            return new Verdict.NotYet();
        }
        String lack;
        try (InputStream in = now.open()) {
            lack = switch (header.read(in)) {
                case FitsHeader.Outcome.Says(long least) when now.bytes() >= least -> "";
                case FitsHeader.Outcome.Says(long least) ->
                    "It has " + now.bytes() + " of the " + least + " bytes its header speaks of.";
                case FitsHeader.Outcome.Cut() -> "It ends before its header does.";
                case FitsHeader.Outcome.NoFits(String reason) -> reason;
            };
        }
        if (lack.isEmpty()) {
            return new Verdict.Whole();
        }
        return unchangedNanos > patience.toNanos()
                ? new Verdict.Never("The frame's file was not whole for " + patience.toMinutes() + " minutes. " + lack)
                : new Verdict.NotYet();
    }

    /** Forgets all uploads but these. */
    void keepOnly(Collection<Long> uploads) {
        looks.keySet().retainAll(uploads);
    }
}
