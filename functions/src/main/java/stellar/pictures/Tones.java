package stellar.pictures;

/** A stretch as a table, for one channel: from a value to a byte of brightness. */
final class Tones {

    /** Finer than 16 bits, for floats whose background is a small part of their range. */
    private static final int ENTRIES = 1 << 18;

    private final byte[] bytes = new byte[ENTRIES];
    private final float factor;
    private final float shift;

    Tones(Stretch stretch, Range range) {
        this.factor = (float) ((ENTRIES - 1) / (range.white() - range.black()));
        this.shift = (float) (0.5 - range.black() * factor);
        for (int i = 0; i < ENTRIES; i++) {
            bytes[i] = (byte) (int) (255 * stretch.brightness(i / (double) (ENTRIES - 1)) + 0.5);
        }
    }

    /**
     * Paints a row.
     *
     * @param into gets a byte every {@code apart} bytes from {@code first}
     */
    void paint(float[] values, byte[] into, int first, int apart) {
        for (int x = 0; x < values.length; x++) {
            // What is not known becomes 0 here.
            int entry = (int) (values[x] * factor + shift);
            into[first + x * apart] = bytes[Math.min(Math.max(entry, 0), ENTRIES - 1)];
        }
    }
}
