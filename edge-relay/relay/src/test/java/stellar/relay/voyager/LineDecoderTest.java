package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines out of bytes, however the bytes arrive and whatever they are. */
class LineDecoderTest {

    private static final LineLimits USUAL = LineLimits.usual();

    /** Every end of line there is, text beyond ASCII, an image, an answer, a line that is no JSON, and one cut short. */
    private static final byte[] STREAM = Lines.utf8("""
            {"Event":"Version","VOYVersion":"2.3.14","Inst":1}\r
            {"Event":"ControlData","MNTDEC":"41° 24' 48\\"","CCDTEMP":-10.1}
            \r

            {"jsonrpc":"2.0","result":0,"id":7}\r
            {"Event":"NewJPGReady","File":"é😀.fit","Base64Data":"/9j/4AAQSkZJRg==","Bin":1}\r
            garbage\r
            {"Event":"Sig""");

    @Test
    void bytesCutAtEveryPlaceGiveTheSameFrames() {
        List<Frame> whole = Lines.readBytes(USUAL, STREAM);
        assertThat(whole)
                .extracting(frame -> frame.getClass().getSimpleName())
                .containsExactly("Version", "ControlData", "Accepted", "NewJpgReady", "Unreadable", "Unreadable");

        for (int cut = 0; cut <= STREAM.length; cut++) {
            byte[] before = Arrays.copyOfRange(STREAM, 0, cut);
            byte[] after = Arrays.copyOfRange(STREAM, cut, STREAM.length);
            assertThat(Lines.readBytes(USUAL, before, after))
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
        }
    }

    @Test
    void bytesThatComeOneByOneGiveTheSameFrames() {
        byte[][] single = new byte[STREAM.length][];
        for (int i = 0; i < STREAM.length; i++) {
            single[i] = new byte[] {STREAM[i]};
        }

        assertThat(Lines.readBytes(USUAL, single)).isEqualTo(Lines.readBytes(USUAL, STREAM));
    }

    @Test
    void everyBufferIsGivenBackAndNothingIsLeftAtTheEnd() {
        EmbeddedChannel channel = Lines.channel(USUAL);
        ByteBuf bytes = Unpooled.wrappedBuffer(STREAM);
        channel.writeInbound(bytes);
        Lines.drain(channel, new ArrayList<>());

        assertThat(channel.finish()).as("the line that was cut short").isTrue();
        assertThat(channel.<Object>readInbound()).isInstanceOf(Unreadable.class);
        assertThat(channel.<Object>readInbound()).isNull();
        assertThat(bytes.refCnt()).isZero();
    }

    @Test
    void aLineOfExactlyItsLimitIsReadAndOneByteMoreIsThrownAway() {
        LineLimits limits = new LineLimits(40, 60, 1000, 24, 1000, 40);
        String fits = "{\"Event\":\"Signal\",\"Code\":5}" + " ".repeat(13);

        assertThat(Lines.readBytes(limits, Lines.utf8(fits + "\n"))).allMatch(Signal.class::isInstance);
        List<Frame> frames = Lines.readBytes(limits, Lines.utf8(fits + " \n{\"Event\":\"Polling\"}\n"));
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst()).isInstanceOfSatisfying(Unreadable.class, line -> {
            assertThat(line.cause()).isEqualTo(Unreadable.Cause.TOO_LONG);
            assertThat(line.bytes()).isEqualTo(41);
            assertThat(line.excerpt()).startsWith(fits);
        });
        assertThat(frames.getLast()).isInstanceOf(Polling.class);
    }

    @Test
    void onlyALineThatSaysItHoldsAnImageMayBeAsLongAsOne() {
        LineLimits limits = new LineLimits(200, 100_000, 1_000_000, 24, 1000, 40);
        byte[] image = new byte[30_000];
        Arrays.fill(image, (byte) 0x5a);
        String base64 = Base64.getEncoder().encodeToString(image);
        String jpg = "{\"Event\":\"NewJPGReady\",\"Base64Data\":\"" + base64 + "\"}\r\n";
        String other = "{\"Event\":\"NewXYZReady\",\"Base64Data\":\"" + base64 + "\"}\r\n";

        assertThat(Lines.readBytes(limits, Lines.utf8(jpg)))
                .singleElement()
                .isInstanceOfSatisfying(
                        NewJpgReady.class, e -> assertThat(e.jpeg()).isEqualTo(new ImageBytes(image)));
        assertThat(Lines.readBytes(limits, Lines.utf8(other)))
                .singleElement()
                .isInstanceOfSatisfying(Unreadable.class, line -> {
                    assertThat(line.cause()).isEqualTo(Unreadable.Cause.TOO_LONG);
                    assertThat(line.bytes()).isEqualTo(other.length() - 1);
                });
    }

    @Test
    void aLineOfAHundredMegabytesCostsNoMoreMemoryThanItsLimit() {
        assertThat(mostMemoryFor("{\"Event\":\"LogEvent\",\"Text\":\"")).isLessThan(4L << 20);
    }

    @Test
    void aLineThatOnlyPretendsToBeAnImageCostsNoMoreThanThatLimit() {
        assertThat(mostMemoryFor("{\"Event\":\"NewJPGReady\",\"Base64Data\":\""))
                .isLessThan(64L << 20);
    }

    @Test
    void aLineWithoutAnEndIsReportedOnceAndAllAfterItIsNothing() {
        LineLimits limits = new LineLimits(10, 20, 100, 24, 1000, 40);

        List<Frame> frames =
                Lines.readBytes(limits, new byte[90], new byte[90], Lines.utf8("\n{\"Event\":\"Polling\"}\n"));

        assertThat(frames).singleElement().isInstanceOfSatisfying(Unreadable.class, line -> assertThat(line.bytes())
                .isEqualTo(180));
    }

    /** The most memory held while 100 MB of one line come in; proves as well that the next line is read. */
    private static long mostMemoryFor(String beginning) {
        UnpooledByteBufAllocator counted = new UnpooledByteBufAllocator(false);
        EmbeddedChannel channel = Lines.channel(USUAL);
        channel.config().setAllocator(counted);
        byte[] piece = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        channel.writeInbound(Unpooled.wrappedBuffer(Lines.utf8(beginning)));
        long most = 0;
        for (int i = 0; i < 1600; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(piece));
            most = Math.max(
                    most, counted.metric().usedHeapMemory() + counted.metric().usedDirectMemory());
        }
        channel.writeInbound(Unpooled.wrappedBuffer(Lines.utf8("\n{\"Event\":\"Polling\"}\n")));

        assertThat(channel.<Object>readInbound()).isInstanceOfSatisfying(Unreadable.class, line -> {
            assertThat(line.bytes()).isEqualTo(1600L * (1 << 16) + beginning.length());
            assertThat(line.excerpt()).startsWith(beginning.substring(0, 20)).hasSize(Unreadable.MAX_EXCERPT_BYTES);
        });
        assertThat(channel.<Object>readInbound()).isInstanceOf(Polling.class);
        assertThat(most).as("something was held at all").isPositive();
        return most;
    }
}
