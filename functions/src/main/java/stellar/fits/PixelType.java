package stellar.fits;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How pixels are written, by BITPIX. All big-endian; whole numbers are signed but for those of 8 bits. */
public enum PixelType {
    UNSIGNED_8(8) {
        @Override
        void read(ByteBuffer row, Scaling scaling, float[] into) {
            byte[] raw = new byte[into.length];
            row.get(raw);
            for (int x = 0; x < into.length; x++) {
                into[x] = scaling.value(raw[x] & 0xFF);
            }
        }
    },
    SIGNED_16(16) {
        @Override
        void read(ByteBuffer row, Scaling scaling, float[] into) {
            short[] raw = new short[into.length];
            row.asShortBuffer().get(raw);
            if (scaling.isShift()) {
                // As nearly every camera writes.
                float zero = (float) scaling.zero();
                for (int x = 0; x < into.length; x++) {
                    into[x] = raw[x] + zero;
                }
            } else {
                for (int x = 0; x < into.length; x++) {
                    into[x] = scaling.value(raw[x]);
                }
            }
        }
    },
    SIGNED_32(32) {
        @Override
        void read(ByteBuffer row, Scaling scaling, float[] into) {
            int[] raw = new int[into.length];
            row.asIntBuffer().get(raw);
            for (int x = 0; x < into.length; x++) {
                into[x] = scaling.value(raw[x]);
            }
        }
    },
    SIGNED_64(64) {
        @Override
        void read(ByteBuffer row, Scaling scaling, float[] into) {
            long[] raw = new long[into.length];
            row.asLongBuffer().get(raw);
            for (int x = 0; x < into.length; x++) {
                into[x] = scaling.value(raw[x]);
            }
        }
    },
    FLOAT_32(-32) {
        @Override
        void read(ByteBuffer row, Scaling scaling, float[] into) {
            row.asFloatBuffer().get(into);
            for (int x = 0; x < into.length; x++) {
                into[x] = scaling.value(into[x]);
            }
        }
    },
    FLOAT_64(-64) {
        @Override
        void read(ByteBuffer row, Scaling scaling, float[] into) {
            double[] raw = new double[into.length];
            row.asDoubleBuffer().get(raw);
            for (int x = 0; x < into.length; x++) {
                into[x] = scaling.value(raw[x]);
            }
        }
    };

    private final int bitpix;

    PixelType(int bitpix) {
        this.bitpix = bitpix;
    }

    /** The type of a BITPIX; empty when there is none. */
    static Optional<PixelType> of(long bitpix) {
        return Arrays.stream(values()).filter(type -> type.bitpix == bitpix).findFirst();
    }

    /** How many bytes a pixel has. */
    public int bytes() {
        return Math.abs(bitpix) / Byte.SIZE;
    }

    /** Whether there are so few values, at most 65,536, that each can be counted. */
    public boolean isCountable() {
        return this == UNSIGNED_8 || this == SIGNED_16;
    }

    /** The least whole number that it writes; only of a countable type. */
    public int least() {
        return this == SIGNED_16 ? Short.MIN_VALUE : 0;
    }

    /** Reads a row's values; what is not known becomes NaN. */
    abstract void read(ByteBuffer row, Scaling scaling, float[] into);
}
