package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts bytes through the real decoders and gives back the frames. */
public final class Lines {

    private Lines() {}

    /** The frames of lines, each of which gets its {@code \r\n}. */
    public static List<Frame> read(String... lines) {
        return readBytes(LineLimits.usual(), utf8(String.join("\r\n", lines) + "\r\n"));
    }

    /** The one event of one line. */
    public static VoyagerEvent event(String line) {
        assertThat(read(line)).hasSize(1);
        return (VoyagerEvent) read(line).getFirst();
    }

    /** The frames of pieces that arrive one after the other, up to the end of the connection. */
    static List<Frame> readBytes(LineLimits limits, byte[]... pieces) {
        EmbeddedChannel channel = channel(limits);
        List<Frame> frames = new ArrayList<>();
        for (byte[] piece : pieces) {
            ByteBuf bytes = Unpooled.wrappedBuffer(piece);
            channel.writeInbound(bytes);
            drain(channel, frames);
            assertThat(bytes.refCnt()).as("a buffer kept").isLessThanOrEqualTo(1);
        }
        channel.finish();
        drain(channel, frames);
        return frames;
    }

    static EmbeddedChannel channel(LineLimits limits) {
        return new EmbeddedChannel(new LineDecoder(limits), new FrameDecoder(limits));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void drain(EmbeddedChannel channel, List<Frame> into) {
        for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            into.add((Frame) frame);
        }
    }
}
