package stellar.albums;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import stellar.albums.LeftOut.Why;
import stellar.albums.zip.Archive;
import stellar.albums.zip.ArchiveUpload;
import stellar.albums.zip.Member;
import stellar.albums.zip.Part;

/**
 * All frames of a booking as one archive. Its first member, {@code SHA256SUMS}, is read by {@code sha256sum -c}, and says in
 * remarks what is left out.
 */
final class FramesZip {

    static final String SUMS = "SHA256SUMS";

    /** How often it is begun again because a frame went away meanwhile. */
    private static final int MOST_BEGINNINGS = 4;

    private final AlbumStore store;
    private final ArchiveUpload upload;
    private final Part.Limits limits;
    private final Clock clock;

    FramesZip(AlbumStore store, ArchiveUpload upload, Part.Limits limits, Clock clock) {
        this.store = store;
        this.upload = upload;
        this.limits = limits;
        this.clock = clock;
    }

    /** Makes it; an {@link IllegalStateException} when frames go away faster than it is made. */
    Made make(String booking, Roll asked, String version) {
        Roll roll = asked.without(store.gone(asked.frames()), Why.GONE);
        for (int beginning = 1; beginning <= MOST_BEGINNINGS; beginning++) {
            Laid laid = laid(roll);
            if (laid.roll().frames().isEmpty()) {
                return Made.none(version, laid.roll().leftOut(), clock.instant());
            }
            switch (upload.put(Piece.FRAMES.key(booking), Piece.FRAMES.contentType(), laid.archive())) {
                case ArchiveUpload.Outcome.Put(String tag) -> {
                    return Made.ready(
                            version,
                            new Made.Stored(laid.archive().bytes(), null, tag),
                            new Made.Contents(
                                    laid.roll().frames().size(),
                                    null,
                                    laid.roll().leftOut()),
                            clock.instant());
                }
                case ArchiveUpload.Outcome.Without(Set<String> keys) ->
                    roll = roll.without(images(roll, keys), Why.GONE);
            }
        }
        throw new IllegalStateException("Frames of " + booking + " go away while their archive is made.");
    }

    /** An archive, and what is in it. */
    private record Laid(Roll roll, Archive archive) {}

    /** As many frames as parts suffice for, the first ones. */
    private Laid laid(Roll all) {
        Roll roll = all;
        while (true) {
            Archive archive = Archive.of(members(roll), limits);
            int parts = archive.parts().size();
            if (parts <= limits.mostParts()) {
                return new Laid(roll, archive);
            }
            List<Frame> frames = roll.frames();
            int fitting = (int) Math.min(frames.size() - 1L, (long) frames.size() * limits.mostParts() / parts);
            Set<String> rest = new HashSet<>();
            frames.subList(fitting, frames.size()).forEach(frame -> rest.add(frame.image()));
            roll = roll.without(rest, Why.TOO_MANY);
        }
    }

    private List<Member> members(Roll roll) {
        List<Member> frames = new ArrayList<>(roll.frames().size() + 1);
        StringBuilder sums = new StringBuilder();
        for (Frame frame : roll.frames()) {
            String name = frame.fileName(frames.size() + 1);
            sums.append(frame.sha256()).append("  ").append(name).append('\n');
            frames.add(new Member(
                    name,
                    frame.takenAt(),
                    frame.bytes(),
                    frame.crc32(),
                    new Member.Content.InBucket(frame.key(), frame.tag())));
        }
        roll.leftOut().forEach(one -> sums.append("# left out: image ")
                .append(one.image())
                .append(", ")
                .append(one.why().word())
                .append('\n'));
        // Not the time of making: the same frames make the same archive.
        Instant last = roll.frames().isEmpty()
                ? Instant.EPOCH
                : roll.frames().getLast().takenAt();
        frames.addFirst(Member.text(SUMS, last, sums.toString()));
        return frames;
    }

    private static Set<String> images(Roll roll, Set<String> keys) {
        Map<String, String> byKey = new HashMap<>();
        roll.frames().forEach(frame -> byKey.put(frame.key(), frame.image()));
        Set<String> images = new HashSet<>();
        keys.forEach(key -> images.add(Objects.requireNonNull(byKey.get(key), key)));
        return images;
    }
}
