package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lines that are known to be nasty, saved in {@code corpus/lines}, and what must hold for any bytes at all. */
final class NastyLines {

    /** As small as they can be, so that chance finds them: the word that marks an image may stand 4 KiB into its line. */
    static final LineLimits SMALL = new LineLimits(4_200, 5_100, 1_000_000, 6, 100, 12);

    private NastyLines() {}

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(NastyLines.class.getResource("/corpus/lines"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList().stream();
        }
    }

    /**
     * The decoder does not throw, makes no more frames than there are lines, gives every buffer back, and makes the same
     * frames of the whole as of pieces of this length.
     */
    static void assertSound(LineLimits limits, byte[] bytes, int length) {
        List<Frame> whole = Lines.readBytes(limits, bytes);
        assertThat(whole).hasSizeLessThanOrEqualTo(ends(bytes) + 1);
        assertThat(Lines.readBytes(limits, pieces(bytes, length))).isEqualTo(whole);
        assertThat(kept(limits, bytes)).as("a buffer kept").isZero();
    }

    /** How often the buffer is still held when all of it has been read. */
    private static int kept(LineLimits limits, byte[] bytes) {
        EmbeddedChannel channel = Lines.channel(limits);
        var buffer = Unpooled.wrappedBuffer(bytes);
        channel.writeInbound(buffer);
        channel.finish();
        Lines.drain(channel, new ArrayList<>());
        return buffer.refCnt();
    }

    private static int ends(byte[] bytes) {
        int ends = 0;
        for (byte each : bytes) {
            ends += each == '\n' ? 1 : 0;
        }
        return ends;
    }

    private static byte[][] pieces(byte[] bytes, int length) {
        byte[][] pieces = new byte[(bytes.length + length - 1) / length][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(bytes, i * length, Math.min(bytes.length, (i + 1) * length));
        }
        return pieces;
    }
}
