package stellar.simulator.frames;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import stellar.simulator.night.Exposure;

/** Writes a drawn frame as a FITS file of unsigned 16-bit numbers, with the header a capture program writes. */
final class FitsWriter {
    private static final int ZERO = 32_768;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FitsWriter() {}

    static void write(Path file, Raster raster, Exposure exposure, Optics optics, Projection projection)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(cards(raster, exposure, optics, projection).header());
            out.write(data(raster));
        }
    }

    private static byte[] data(Raster raster) {
        int bytes = raster.values().length * 2;
        int whole = Math.ceilDiv(bytes, FitsCards.BLOCK_BYTES) * FitsCards.BLOCK_BYTES;
        ByteBuffer data = ByteBuffer.allocate(whole);
        for (float value : raster.values()) {
            data.putShort((short) ((int) value - ZERO));
        }
        return data.array();
    }

    private static FitsCards cards(Raster raster, Exposure exposure, Optics optics, Projection projection) {
        var cards = new FitsCards()
                .flag("SIMPLE", true, "Standard FITS")
                .whole("BITPIX", 16, "Bits per pixel")
                .whole("NAXIS", 2, "Number of axes")
                .whole("NAXIS1", raster.width(), "Pixels in a row")
                .whole("NAXIS2", raster.height(), "Rows")
                .whole("BZERO", ZERO, "Added to each value: unsigned numbers")
                .whole("BSCALE", 1, "Each value is multiplied by it")
                .text("ROWORDER", "TOP-DOWN", "The first row is the top of the picture")
                .text("DATE-OBS", DATE.format(exposure.start()), "[UTC] start of the exposure")
                .text("TIMESYS", "UTC", "Time scale")
                .real("EXPTIME", exposure.seconds(), 3, "[s] length of the exposure")
                .text("IMAGETYP", imageType(exposure.kind()), "Kind of frame")
                .text("FILTER", exposure.filter().label(), "Filter in the beam")
                .text("INSTRUME", Optics.CAMERA, "Camera")
                .text("TELESCOP", Optics.TELESCOPE, "Telescope")
                .real("FOCALLEN", optics.focalMillimetres(), 1, "[mm] focal length")
                .real("XPIXSZ", optics.pixelMicrometres() * exposure.binning(), 3, "[um] pixel, binned")
                .real("YPIXSZ", optics.pixelMicrometres() * exposure.binning(), 3, "[um] pixel, binned")
                .whole("XBINNING", exposure.binning(), "Pixels put together in a row")
                .whole("YBINNING", exposure.binning(), "Pixels put together in a column")
                .whole("GAIN", exposure.gain(), "Gain of the camera")
                .whole("OFFSET", exposure.offset(), "Offset of the camera")
                .real("CCD-TEMP", exposure.sensorDegrees(), 2, "[degC] sensor")
                .real("SET-TEMP", exposure.setPointDegrees(), 2, "[degC] set point")
                .whole("FOCUSPOS", exposure.focusPosition(), "Focuser position");
        if (exposure.kind() == Exposure.Kind.LIGHT) {
            place(cards, raster, exposure, projection);
        }
        return cards.text("SWCREATE", "Stellar Voyager simulator", "Drawn, not observed");
    }

    private static void place(FitsCards cards, Raster raster, Exposure exposure, Projection projection) {
        double ra = exposure.place().raHours() * 15;
        double dec = exposure.place().decDegrees();
        cards.text("OBJECT", exposure.target().name(), "Target")
                .real("RA", ra, 6, "[deg] J2000, centre of the frame")
                .real("DEC", dec, 6, "[deg] J2000, centre of the frame")
                .real("OBJCTALT", exposure.horizontal().altitudeDegrees(), 3, "[deg] above the horizon")
                .real("OBJCTAZ", exposure.horizontal().azimuthDegrees(), 3, "[deg] from north to east")
                .text("PIERSIDE", exposure.turnedOver() ? "East" : "West", "Side of the pier")
                .real("HFD", exposure.hfdPixels(), 2, "[px] half-flux diameter of the stars")
                .real("EQUINOX", 2000, 1, "[yr] of the coordinates")
                .text("RADESYS", "ICRS", "System of the coordinates")
                .text("CTYPE1", "RA---TAN", "Gnomonic projection")
                .text("CTYPE2", "DEC--TAN", "Gnomonic projection")
                .text("CUNIT1", "deg", "Unit")
                .text("CUNIT2", "deg", "Unit")
                .real("CRVAL1", ra, 8, "[deg] at the reference pixel")
                .real("CRVAL2", dec, 8, "[deg] at the reference pixel")
                .real("CRPIX1", (raster.width() + 1) / 2.0, 1, "[px] reference pixel")
                .real("CRPIX2", (raster.height() + 1) / 2.0, 1, "[px] reference pixel")
                .real("CD1_1", projection.cd(), 10, "[deg/px]")
                .real("CD1_2", 0, 10, "[deg/px]")
                .real("CD2_1", 0, 10, "[deg/px]")
                .real("CD2_2", projection.cd(), 10, "[deg/px]");
    }

    private static String imageType(Exposure.Kind kind) {
        return switch (kind) {
            case LIGHT -> "Light Frame";
            case BIAS -> "Bias Frame";
            case DARK -> "Dark Frame";
            case FLAT -> "Flat Field";
        };
    }
}
