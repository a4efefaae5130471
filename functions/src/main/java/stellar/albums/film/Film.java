package stellar.albums.film;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Packet.FrameType;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

/**
 * A film that is written as it is shot, H.264 in MP4, {@value #PICTURES_A_SECOND} pictures a second, 1280 dots wide and high at
 * most. The first picture gives its size. Each picture stands by itself (I slices only): the encoder's predicted ones are not
 * what a player shows, for it does not smooth the edges of blocks as players must; and noise is not to be predicted.
 */
public final class Film implements Closeable {

    static final int PICTURES_A_SECOND = 12;

    private static final int MOST_SIDE = 1280;

    /** For the text's sake. */
    private static final int LEAST_SIDE = 160;

    /** A new beginning each two seconds, from where a player can go on. */
    private static final int BEGINNING_EACH = 24;

    /** The quantiser, 0 to 51: lower is better and longer. */
    private static final int QUANTISER = 26;

    private final SeekableByteChannel file;
    private final MP4Muxer muxer;
    private final H264Encoder encoder = new H264Encoder(new SameQuality());
    private final Canvas canvas;
    private final Picture picture;
    private final ByteBuffer coded;
    private final MuxerTrack track;
    private int pictures;

    /** Begins a film of pictures like this one; the file must not be there, or is overwritten. */
    public Film(Path path, Photo first) throws IOException {
        Canvas.Size size = Canvas.Size.of(first, LEAST_SIDE, MOST_SIDE);
        this.canvas = new Canvas(size.width(), size.height());
        this.picture = Picture.create(size.width(), size.height(), ColorSpace.YUV420J);
        this.coded = ByteBuffer.allocate(2 * size.width() * size.height() + 4096);
        this.file = NIOUtils.writableChannel(path.toFile());
        this.muxer = MP4Muxer.createMP4Muxer(file, Brand.MP4);
        this.track = muxer.addVideoTrack(
                Codec.H264,
                VideoCodecMeta.createSimpleVideoCodecMeta(new Size(size.width(), size.height()), ColorSpace.YUV420));
        encoder.setKeyInterval(BEGINNING_EACH);
        encoder.setMotionSearchRange(0);
    }

    /** Adds a picture, with a line of text in capitals. */
    public void add(Photo photo, String text) throws IOException {
        canvas.show(photo);
        canvas.write(text);
        Colours.toLuminance(canvas, picture);
        boolean isBeginning = pictures % BEGINNING_EACH == 0;
        coded.clear();
        ByteBuffer data = encoder.doEncodeFrame(picture, coded, isBeginning, pictures % BEGINNING_EACH, SliceType.I);
        track.addFrame(Packet.createPacket(
                data, pictures, PICTURES_A_SECOND, 1, pictures, isBeginning ? FrameType.KEY : FrameType.INTER, null));
        pictures++;
    }

    /** The same quantiser for all that is coded. */
    private static final class SameQuality implements RateControl {
        @Override
        public int startPicture(Size size, int mostBytes, SliceType type) {
            return QUANTISER;
        }

        @Override
        public int initialQpDelta() {
            return 0;
        }

        @Override
        public int accept(int bits) {
            return 0;
        }
    }

    /** Finishes the film and closes its file. */
    @Override
    public void close() throws IOException {
        try (file) {
            if (pictures > 0) {
                muxer.finish();
            }
        }
    }
}
