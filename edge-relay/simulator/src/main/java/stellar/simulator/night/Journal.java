package stellar.simulator.night;

import java.nio.file.Path;

/** Who hears what happens at the observatory, at the moment it happens. */
public interface Journal {
    /** A signal was given. */
    void signal(Signal signal);

    /** A line was logged. */
    void log(LogKind kind, String text);

    /** An exposure began, or came to its end (good or bad); between the two, ask the camera. */
    void shotChanged(Shot shot);

    /** A focus run ended, well or not. */
    void focusEnded(FocusRun run);

    /** A frame lies on the disk. */
    void frameSaved(SavedFrame frame);

    /**
     * A frame as it was saved.
     *
     * @param fits where the FITS file lies
     * @param shot what was asked for
     * @param picture its preview
     */
    record SavedFrame(Path fits, Path jpegFile, Exposure shot, Picture picture) {}

    /**
     * The preview of a frame, and what its header says.
     *
     * @param jpeg the whole JPEG file
     * @param widthPixels of the frame, not of the preview
     * @param heightPixels of the frame, not of the preview
     * @param exposureSeconds how long it was exposed
     * @param hfdPixels half-flux diameter of its stars
     * @param starIndex how round the stars are, 0 to 100
     */
    @SuppressWarnings("ArrayRecordComponent") // A whole file: handed on, never compared.
    record Picture(
            byte[] jpeg,
            int widthPixels,
            int heightPixels,
            String object,
            String filter,
            double exposureSeconds,
            int binning,
            double hfdPixels,
            double starIndex) {}
}
