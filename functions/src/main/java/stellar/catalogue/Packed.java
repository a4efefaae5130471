package stellar.catalogue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;

/** Reads stretches of packed bytes in place; one that goes beyond the end is a {@link BufferUnderflowException}. */
final class Packed {

    private Packed() {}

    /** So many numbers of four bytes from the buffer's position on, which is moved behind them. */
    static IntBuffer numbers(ByteBuffer packed, int count) {
        return bytes(packed, Math.multiplyExact(count, Integer.BYTES)).asIntBuffer();
    }

    /** So many bytes from the buffer's position on, which is moved behind them. */
    static ByteBuffer bytes(ByteBuffer packed, int count) {
        if (count < 0 || count > packed.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer bytes = packed.slice(packed.position(), count);
        packed.position(packed.position() + count);
        return bytes;
    }
}
