package stellar.albums;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import stellar.contract.RequestSignature;
import stellar.images.Image;

/**
 * The frames of a booking, and what of its images is none.
 *
 * @param frames in the order in which they were taken
 */
record Roll(List<Frame> frames, List<LeftOut> leftOut) {

    /** Goes into every version: with another, all albums are made again when they are asked for. */
    private static final String MADE_BY = "1";

    private static final Comparator<Frame> IN_ORDER =
            Comparator.comparing(Frame::takenAt).thenComparing(Frame::image);

    Roll {
        frames = frames.stream().sorted(IN_ORDER).toList();
        leftOut = List.copyOf(leftOut);
    }

    static Roll of(List<Image> images) {
        List<Frame> frames = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Image image : images) {
            Frame.hindrance(image)
                    .ifPresentOrElse(
                            why -> leftOut.add(new LeftOut(image.row().text("image"), why)),
                            () -> frames.add(Frame.of(image)));
        }
        return new Roll(frames, leftOut);
    }

    /** Another when anything of it that shows in an album is. 64 hex digits. */
    String version() {
        StringBuilder all = new StringBuilder(MADE_BY);
        for (Frame frame : frames) {
            all.append('\n').append(String.join("/", frame.image(), frame.tag(), frame.fileName(0)));
        }
        leftOut.stream()
                .map(one -> "\n" + one.image() + " " + one.why().word())
                .sorted()
                .forEach(all::append);
        return RequestSignature.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The light frames alone; of what is no frame nobody knows whether it would be one, so nothing is left out of them. */
    Roll lights() {
        return new Roll(frames.stream().filter(Frame::isLight).toList(), List.of());
    }

    /** The same without the frames of these images. */
    Roll without(Set<String> images, LeftOut.Why why) {
        List<LeftOut> more = new ArrayList<>(leftOut);
        frames.stream()
                .filter(frame -> images.contains(frame.image()))
                .forEach(frame -> more.add(new LeftOut(frame.image(), why)));
        return new Roll(
                frames.stream().filter(frame -> !images.contains(frame.image())).toList(), more);
    }
}
