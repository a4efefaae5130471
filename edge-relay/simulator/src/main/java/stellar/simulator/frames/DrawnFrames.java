package stellar.simulator.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import stellar.simulator.night.Darkroom;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Journal;

/** A darkroom that draws each frame for its place in the sky. */
public final class DrawnFrames implements Darkroom {
    private final FrameShelf shelf;
    private final Executor bench;
    private final FramePainter painter = new FramePainter(Optics.DEMO);

    /** Frames go on this shelf and are drawn by this executor, while their exposure goes on. */
    public DrawnFrames(FrameShelf shelf, Executor bench) {
        this.shelf = shelf;
        this.bench = bench;
    }

    @Override
    public Plate load(Exposure exposure) {
        String name = shelf.freshName(exposure);
        var drawing = CompletableFuture.supplyAsync(() -> Drawing.of(painter.paint(exposure)), bench);
        return new Plate() {
            @Override
            public String fileName() {
                return String.valueOf(shelf.fits(name).getFileName());
            }

            @Override
            public Journal.SavedFrame develop() throws IOException {
                return save(name, exposure, drawing.join());
            }
        };
    }

    private Journal.SavedFrame save(String name, Exposure exposure, Drawing drawing) throws IOException {
        Raster raster = drawing.raster();
        shelf.put(
                name,
                file -> FitsWriter.write(file, raster, exposure, Optics.DEMO, painter.projection(exposure)),
                file -> Files.write(file, drawing.jpeg()));
        var picture = new Journal.Picture(
                drawing.jpeg(),
                raster.width(),
                raster.height(),
                exposure.target().name(),
                exposure.filter().label(),
                exposure.seconds(),
                exposure.binning(),
                exposure.hfdPixels() / exposure.binning(),
                exposure.starIndex());
        return new Journal.SavedFrame(shelf.fits(name), shelf.jpeg(name), exposure, picture);
    }

    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    private record Drawing(Raster raster, byte[] jpeg) {
        static Drawing of(Raster raster) {
            return new Drawing(raster, Jpeg.preview(raster));
        }
    }
}
