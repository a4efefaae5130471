package stellar.simulator.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import stellar.simulator.night.Darkroom;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Journal;

/**
 * A darkroom that delivers real FITS files, one after the other and over again: copied unchanged under new names, each
 * with a preview made from its pixels. What cannot be read is named once and left out.
 */
public final class DeliveredFrames implements Darkroom {
    private static final int LONGEST_PREVIEW_SIDE = 1600;
    private static final long LARGEST_FILE_BYTES = 1L << 30;

    private final FrameShelf shelf;
    private final Executor bench;
    private final FitsReader reader = new FitsReader(LONGEST_PREVIEW_SIDE);
    private final List<Path> files;
    private int next;

    /**
     * Takes the files of a folder whose names end in {@code .fit}, {@code .fits} or {@code .fts}, by name.
     *
     * @param complaints hears a sentence for each file that is left out
     * @throws IOException when the folder cannot be read or holds no file that can
     */
    public DeliveredFrames(Path folder, FrameShelf shelf, Executor bench, Consumer<String> complaints)
            throws IOException {
        this.shelf = shelf;
        this.bench = bench;
        this.files = readable(folder, complaints);
        if (files.isEmpty()) {
            throw new IOException("The folder " + folder + " holds no FITS file that can be read; put some there, or"
                    + " leave --frames out to get drawn frames.");
        }
    }

    /** How many files are delivered in turn. */
    public int count() {
        return files.size();
    }

    @Override
    public Plate load(Exposure exposure) {
        String name = shelf.freshName(exposure);
        Path file = files.get(next);
        next = (next + 1) % files.size();
        var reading = CompletableFuture.supplyAsync(() -> read(file, exposure), bench);
        return new Plate() {
            @Override
            public String fileName() {
                return String.valueOf(shelf.fits(name).getFileName());
            }

            @Override
            public Journal.SavedFrame develop() throws IOException {
                Journal.Picture picture = picture(reading);
                shelf.put(name, copy -> Files.copy(file, copy), jpeg -> Files.write(jpeg, picture.jpeg()));
                return new Journal.SavedFrame(shelf.fits(name), shelf.jpeg(name), exposure, picture);
            }
        };
    }

    private static Journal.Picture picture(CompletableFuture<Journal.Picture> reading) throws IOException {
        try {
            return reading.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
            throw failed;
        }
    }

    private Journal.Picture read(Path file, Exposure exposure) {
        try {
            FitsImage image = reader.read(file);
            return new Journal.Picture(
                    Jpeg.preview(image.preview()),
                    image.width(),
                    image.height(),
                    image.text("OBJECT", exposure.target().name()),
                    image.text("FILTER", exposure.filter().label()),
                    image.number("EXPTIME").orElse(image.number("EXPOSURE").orElse(exposure.seconds())),
                    (int) image.number("XBINNING").orElse(1),
                    exposure.hfdPixels(),
                    exposure.starIndex());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Path> readable(Path folder, Consumer<String> complaints) throws IOException {
        var good = new ArrayList<Path>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file :
                    all.filter(DeliveredFrames::isNamedLikeFits).sorted().toList()) {
                try {
                    if (Files.size(file) > LARGEST_FILE_BYTES) {
                        throw new IOException("It is larger than 1 GB.");
                    }
                    reader.read(file);
                    good.add(file);
                } catch (IOException bad) {
                    complaints.accept("Left out " + file.getFileName() + ": " + bad.getMessage());
                }
            }
        }
        return List.copyOf(good);
    }

    private static boolean isNamedLikeFits(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".fit") || name.endsWith(".fits") || name.endsWith(".fts"));
    }
}
