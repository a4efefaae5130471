package stellar.simulator.frames;

/**
 * The telescope and its sensor: a short refractor, so that nebulae fit in.
 *
 * @param focalMillimetres focal length
 * @param pixelMicrometres size of a pixel at binning 1
 * @param widthPixels of the whole sensor
 * @param heightPixels of the whole sensor
 */
record Optics(double focalMillimetres, double pixelMicrometres, int widthPixels, int heightPixels) {
    static final Optics DEMO = new Optics(430, 7.52, 1200, 900);
    static final String CAMERA = "Stellar Simulated Camera";
    static final String TELESCOPE = "Stellar Simulated 430 mm f/5";

    /** Degrees of sky a pixel covers. */
    double degreesPerPixel(int binning) {
        return Math.toDegrees(pixelMicrometres * binning / 1000 / focalMillimetres);
    }
}
