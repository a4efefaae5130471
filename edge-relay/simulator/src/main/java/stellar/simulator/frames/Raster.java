package stellar.simulator.frames;

/**
 * A picture of one channel, row by row from the top.
 *
 * @param values {@code width × height} of them, in whatever unit the picture came in; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of pixels: handed on, never compared.
record Raster(int width, int height, float[] values) {

    Raster {
        if (width < 1 || height < 1 || values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "A raster of " + width + " × " + height + " cannot hold " + values.length + " values.");
        }
    }

    static Raster empty(int width, int height) {
        return new Raster(width, height, new float[Math.multiplyExact(width, height)]);
    }

    float at(int x, int y) {
        return values[y * width + x];
    }
}
