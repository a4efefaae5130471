package stellar.simulator.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stellar.simulator.night.Exposure;

/**
 * The folder for frames, laid out as Voyager does: a folder a target, one a night in it. It never holds more than its
 * limit: the oldest frames go first, and only those that are in the shelf's own list, so that nobody else's file is touched.
 */
public final class FrameShelf {
    /** The list of frames, oldest first, one path a line. */
    static final String LIST = "simulator-frames.txt";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NIGHT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.ofHours(-12));
    private static final int LONGEST_NAME = 60;

    private final Path root;
    private final long mostBytes;
    private final Deque<String> names = new ArrayDeque<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private long bytes;

    /**
     * A shelf in a folder, which is made when it is not there.
     *
     * @param mostBytes of all frames together; the newest frame stays even when it alone is larger
     * @throws IOException when the folder cannot be made, read or written
     */
    public FrameShelf(Path root, long mostBytes) throws IOException {
        this.root = root;
        this.mostBytes = mostBytes;
        Files.createDirectories(root);
        Path list = root.resolve(LIST);
        if (Files.exists(list)) {
            for (String name : Files.readAllLines(list)) {
                Path file = root.resolve(name).normalize();
                if (file.startsWith(root) && Files.isRegularFile(file)) {
                    remember(name);
                }
            }
            makeRoom();
        }
    }

    /** Writes a frame's file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** A name no frame on this shelf has yet, with its folders, without its ending. */
    String freshName(Exposure exposure) {
        String object =
                switch (exposure.origin()) {
                    case SHOT -> cleaned(exposure.target().name());
                    case TEST -> "Test";
                    case SYNC -> "Sync";
                };
        String series = "%s/%s/%s_%s_%s_%ss_BIN%d_%dC"
                .formatted(
                        object,
                        NIGHT.format(exposure.start()),
                        object,
                        exposure.kind(),
                        exposure.filter().label(),
                        shortNumber(exposure.seconds()),
                        exposure.binning(),
                        Math.round(exposure.sensorDegrees()));
        while (true) {
            int number = numbers.merge(series, 1, Integer::sum);
            String name = "%s_%03d_%s".formatted(series, number, STAMP.format(exposure.start()));
            if (!Files.exists(root.resolve(name + ".fit"))) {
                return name;
            }
        }
    }

    /** Puts the files of one frame on the shelf and takes the oldest away when it is over its limit. */
    void put(String name, Content fits, Content jpeg) throws IOException {
        Files.createDirectories(fits(name).getParent());
        fits.writeTo(fits(name));
        jpeg.writeTo(jpeg(name));
        var fresh = List.of(name + ".fit", name + ".jpg");
        Files.write(root.resolve(LIST), fresh, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        for (String file : fresh) {
            remember(file);
        }
        makeRoom();
    }

    Path fits(String name) {
        return root.resolve(name + ".fit");
    }

    Path jpeg(String name) {
        return root.resolve(name + ".jpg");
    }

    private void remember(String name) throws IOException {
        long size = Files.size(root.resolve(name));
        names.add(name);
        sizes.put(name, size);
        bytes += size;
    }

    private void makeRoom() throws IOException {
        boolean removed = false;
        while (bytes > mostBytes && names.size() > 2) {
            String oldest = names.remove();
            Files.deleteIfExists(root.resolve(oldest));
            bytes -= sizes.getOrDefault(oldest, 0L);
            sizes.remove(oldest);
            removed = true;
        }
        if (removed) {
            Files.write(root.resolve(LIST), names);
        }
    }

    private static String cleaned(String name) {
        String kept = name.replaceAll("[^\\p{L}\\p{N}+-]+", "_").replaceAll("^_+|_+$", "");
        String cut = kept.length() > LONGEST_NAME ? kept.substring(0, LONGEST_NAME) : kept;
        return cut.isEmpty() ? "Target" : cut;
    }

    private static String shortNumber(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
