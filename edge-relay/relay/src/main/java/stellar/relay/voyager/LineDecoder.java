package stellar.relay.voyager;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes into lines ({@link ByteBuf}, without their end). A line ends with {@code \n}, with or without
 * {@code \r} before it; an empty one is nothing.
 *
 * <p>A line over its limit is thrown away as it comes in, and is an {@link Unreadable} when it ends: it costs no more
 * memory than its limit. Past {@link LineLimits#maxDiscardedBytes()} it is one at once, and all that comes after is nothing.
 */
final class LineDecoder extends ByteToMessageDecoder {

    private static final int IMAGE_WORD_WITHIN_BYTES = 4096;
    private static final ByteBuf IMAGE_WORD = Unpooled.unreleasableBuffer(
                    Unpooled.copiedBuffer("NewJPGReady", StandardCharsets.US_ASCII))
            .asReadOnly();

    private final LineLimits limits;

    /** Bytes at the start of what has gathered that are known to hold no end of line. */
    private int searched;

    /** Set while a line that is too long is thrown away. */
    private @Nullable Discard discard;

    /** Set once a line has run past all limits. */
    private boolean over;

    private record Discard(long bytes, String excerpt) {

        Unreadable asUnreadable() {
            return Unreadable.of(Unreadable.Cause.TOO_LONG, bytes, excerpt);
        }
    }

    LineDecoder(LineLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (over) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int start = in.readerIndex();
        int end = in.indexOf(start + searched, in.writerIndex(), (byte) '\n');
        int length = (end < 0 ? in.writerIndex() : end) - start;
        if (discard == null && length > limits.maxLineBytes() && length > limitOf(in)) {
            discard = new Discard(0, Unreadable.excerpt(in));
        }
        if (discard != null) {
            throwAway(in, length, end >= 0, out);
        } else if (end < 0) {
            searched = length;
        } else {
            searched = 0;
            int text = length > 0 && in.getByte(end - 1) == '\r' ? length - 1 : length;
            if (text > 0) {
                out.add(in.retainedSlice(start, text));
            }
            in.skipBytes(length + 1);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (discard != null) {
            out.add(discard.asUnreadable());
            discard = null;
        } else if (in.isReadable()) {
            out.add(Unreadable.of(Unreadable.Cause.CUT_SHORT, in.readableBytes(), Unreadable.excerpt(in)));
        }
        in.skipBytes(in.readableBytes());
        searched = 0;
    }

    private void throwAway(ByteBuf in, int length, boolean ended, List<Object> out) {
        Discard sofar = discard;
        if (sofar == null) {
            return;
        }
        Discard now = new Discard(sofar.bytes + length, sofar.excerpt);
        in.skipBytes(ended ? length + 1 : length);
        searched = 0;
        over = now.bytes > limits.maxDiscardedBytes();
        if (ended || over) {
            discard = null;
            out.add(now.asUnreadable());
        } else {
            discard = now;
        }
    }

    private int limitOf(ByteBuf line) {
        ByteBuf beginning = line.slice(line.readerIndex(), Math.min(line.readableBytes(), IMAGE_WORD_WITHIN_BYTES));
        return ByteBufUtil.indexOf(IMAGE_WORD, beginning) >= 0 ? limits.maxImageLineBytes() : limits.maxLineBytes();
    }
}
