package stellar.fits;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** A FITS file on a disk, and the first image in it. */
public final class FitsFile implements Closeable {

    /** The longest side that a JPEG can have, and longer than any sensor's. */
    private static final int LONGEST_SIDE = 65_500;

    /** Units before the image; a file of more is no camera's. */
    private static final int MOST_UNITS = 64;

    private static final int MOST_AXES = 999;

    private final FileChannel channel;
    private final FitsHeader header;
    private final PixelType type;
    private final Scaling scaling;
    private final int width;
    private final int height;
    private final int planes;
    private final long offset;

    /** {@code own}: the header of the image's own unit, which alone says how its pixels are written. */
    private FitsFile(FileChannel channel, FitsHeader own, FitsHeader primary, long offset) throws IOException {
        this.channel = channel;
        this.header = own.over(primary);
        this.type = type(own);
        OptionalLong blank = own.whole("BLANK");
        this.scaling = new Scaling(
                own.number("BSCALE").orElse(1), own.number("BZERO").orElse(0), blank.isPresent(), blank.orElse(0));
        this.width = side(own, "NAXIS1");
        this.height = side(own, "NAXIS2");
        this.planes = axes(own) == 3 && own.whole("NAXIS3").orElse(0) == 3 ? 3 : 1;
        this.offset = offset;
        long missing = offset + (long) width * height * planes * type.bytes() - channel.size();
        if (missing > 0) {
            throw new FlawedFits(Flaw.CUT_OFF, Long.toString(missing));
        }
    }

    /**
     * Finds the first image of a file.
     *
     * @throws FlawedFits when there is none that can be read
     */
    public static FitsFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return find(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FitsFile find(FileChannel channel) throws IOException {
        FitsHeader primary = header(channel, 0);
        if (!primary.isSet("SIMPLE")) {
            throw new FlawedFits(Flaw.NO_FITS);
        }
        FitsHeader unit = primary;
        long at = 0;
        for (int i = 0; i < MOST_UNITS; i++) {
            long data = at + unit.bytes();
            if (unit.isSet("ZIMAGE")) {
                throw new FlawedFits(Flaw.COMPRESSED);
            }
            boolean isImage = i == 0
                    ? !unit.isSet("GROUPS")
                    : unit.text("XTENSION").orElse("").equals("IMAGE");
            if (isImage && axes(unit) >= 2 && size(unit) > 0) {
                return new FitsFile(channel, unit, primary, data);
            }
            long padded = Math.ceilDiv(size(unit), FitsHeader.BLOCK_BYTES) * FitsHeader.BLOCK_BYTES;
            if (padded >= channel.size() - data) {
                throw new FlawedFits(Flaw.NO_IMAGE);
            }
            at = data + padded;
            unit = next(channel, at);
        }
        throw new FlawedFits(Flaw.NO_IMAGE);
    }

    /** What follows the last unit need not be one (FITS standard, 3.5). */
    private static FitsHeader next(FileChannel channel, long at) throws IOException {
        try {
            return header(channel, at);
        } catch (FlawedFits e) {
            throw e.flaw() == Flaw.NO_FITS ? new FlawedFits(Flaw.NO_IMAGE) : e;
        }
    }

    // The stream is the channel's, which outlives it.
    private static FitsHeader header(FileChannel channel, long at) throws IOException {
        channel.position(at);
        return FitsHeader.read(new BufferedInputStream(Channels.newInputStream(channel), 4 * FitsHeader.BLOCK_BYTES));
    }

    private static PixelType type(FitsHeader header) throws FlawedFits {
        long bitpix = header.whole("BITPIX").orElseThrow(() -> new FlawedFits(Flaw.NO_VALUE, "BITPIX"));
        return PixelType.of(bitpix).orElseThrow(() -> new FlawedFits(Flaw.PIXELS_UNKNOWN, Long.toString(bitpix)));
    }

    private static int axes(FitsHeader header) throws FlawedFits {
        long axes = header.whole("NAXIS").orElseThrow(() -> new FlawedFits(Flaw.NO_VALUE, "NAXIS"));
        if (axes < 0 || axes > MOST_AXES) {
            throw new FlawedFits(Flaw.NO_VALUE, "NAXIS");
        }
        return (int) axes;
    }

    private static long axis(FitsHeader header, String keyword) throws FlawedFits {
        long length = header.whole(keyword).orElse(-1);
        if (length < 0) {
            throw new FlawedFits(Flaw.NO_VALUE, keyword);
        }
        return length;
    }

    private static int side(FitsHeader header, String keyword) throws FlawedFits {
        long length = axis(header, keyword);
        if (length > LONGEST_SIDE) {
            throw new FlawedFits(Flaw.TOO_LARGE, keyword + " = " + length);
        }
        return (int) length;
    }

    /** The bytes of a unit's data without padding (FITS standard, 4.4.1.2 and 7.1.2). */
    private static long size(FitsHeader header) throws FlawedFits {
        long bytes = type(header).bytes();
        int axes = axes(header);
        try {
            long pixels = axes == 0 ? 0 : 1;
            for (int i = 1; i <= axes; i++) {
                long length = axis(header, "NAXIS" + i);
                // Random groups say 0 for their first axis.
                pixels = Math.multiplyExact(pixels, i == 1 && header.isSet("GROUPS") && length == 0 ? 1 : length);
            }
            long each =
                    Math.addExact(pixels, axes == 0 ? 0 : header.whole("PCOUNT").orElse(0));
            long size = Math.multiplyExact(
                    bytes, Math.multiplyExact(each, header.whole("GCOUNT").orElse(1)));
            if (size < 0) {
                throw new FlawedFits(Flaw.NO_VALUE, "PCOUNT");
            }
            return size;
        } catch (ArithmeticException _) {
            throw new FlawedFits(Flaw.TOO_LARGE, axes + " axes");
        }
    }

    /** The image's header; what an extension does not say is the primary header's. */
    public FitsHeader header() {
        return header;
    }

    public PixelType type() {
        return type;
    }

    public Scaling scaling() {
        return scaling;
    }

    /** Pixels of a row. */
    public int width() {
        return width;
    }

    /** Rows of a plane. */
    public int height() {
        return height;
    }

    /** 3 when red, green and blue are planes of their own, otherwise 1. */
    public int planes() {
        return planes;
    }

    /** Whether the first row in the file is the top one. The standard has the first one at the bottom (5.1, "image display"). */
    public boolean isTopDown() {
        return header.text("ROWORDER").orElse("").equals("TOP-DOWN");
    }

    /** Reads one plane's rows; each has its own place in the file. */
    public FitsRows rows(int plane) {
        long start = offset + (long) plane * width * height * type.bytes();
        return new FitsRows(channel, start, width, height, type, scaling);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
