package stellar.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged or made to do harm: each is refused with its reason, without much memory. */
class HostileFitsTest {

    private static final long MOST_BYTES = 64L << 20;

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        byte[] noise = new byte[10_000];
        new Random(5).nextBytes(noise);
        MadeFits endless = MadeFits.image(16, 10, 10);
        for (int i = 0; i < 1_000_000; i++) {
            endless.raw("COMMENT   nothing at all");
        }
        return Stream.of(
                Arguments.of("an empty file", new MadeFits(), Flaw.NO_FITS),
                Arguments.of("noise", new MadeFits().data(noise), Flaw.NO_FITS),
                Arguments.of(
                        "a text",
                        new MadeFits().data("GIF89a".repeat(2_000).getBytes(StandardCharsets.US_ASCII)),
                        Flaw.NO_FITS),
                Arguments.of(
                        "SIMPLE is false",
                        new MadeFits()
                                .card("SIMPLE", "F")
                                .card("BITPIX", 8)
                                .card("NAXIS", 0)
                                .end(),
                        Flaw.NO_FITS),
                Arguments.of("no END", MadeFits.image(16, 10, 10).cards(), Flaw.NO_END),
                Arguments.of("a million cards", endless.end(), Flaw.TOO_MANY_CARDS),
                Arguments.of("BITPIX 7", MadeFits.image(7, 10, 10).end(), Flaw.PIXELS_UNKNOWN),
                Arguments.of("BITPIX of the least whole number", image(Long.MIN_VALUE), Flaw.PIXELS_UNKNOWN),
                Arguments.of(
                        "no BITPIX",
                        new MadeFits().card("SIMPLE", "T").card("NAXIS", 2).end(),
                        Flaw.NO_VALUE),
                Arguments.of(
                        "no NAXIS",
                        new MadeFits().card("SIMPLE", "T").card("BITPIX", 8).end(),
                        Flaw.NO_VALUE),
                Arguments.of("a million axes", naxis("1000000"), Flaw.NO_VALUE),
                Arguments.of("axes that are no number", naxis("'2'"), Flaw.NO_VALUE),
                Arguments.of("a side is missing", naxis("2"), Flaw.NO_VALUE),
                Arguments.of("a side below 0", MadeFits.image(16, 10, -10).end(), Flaw.NO_VALUE),
                Arguments.of("sides whose product overflows", huge(1L << 32, 1L << 32), Flaw.TOO_LARGE),
                Arguments.of("a product that overflows to 0", huge(1L << 62, 4), Flaw.TOO_LARGE),
                Arguments.of("999 axes", axes(999), Flaw.TOO_LARGE),
                Arguments.of("a side of two thousand million", huge(2_000_000_000, 1), Flaw.TOO_LARGE),
                Arguments.of(
                        "a larger image than its file",
                        MadeFits.image(-64, 65_500, 65_500).end(),
                        Flaw.CUT_OFF),
                Arguments.of("one byte short", MadeFits.image(16, 10, 10).end().data(new byte[199]), Flaw.CUT_OFF),
                Arguments.of("a plane short", MadeFits.image(8, 9, 9, 3).end().data(new byte[200]), Flaw.CUT_OFF),
                Arguments.of("no data at all", MadeFits.image(8).end(), Flaw.NO_IMAGE),
                Arguments.of("a side of 0", MadeFits.image(8, 0, 10).end().padded(new byte[1]), Flaw.NO_IMAGE),
                Arguments.of("a table only", table(), Flaw.NO_IMAGE),
                Arguments.of("tables without end", tables(100), Flaw.NO_IMAGE),
                Arguments.of("a table that is cut off", tableCut(), Flaw.NO_IMAGE),
                Arguments.of("negative parameters", parameters(-1_000_000), Flaw.NO_VALUE),
                Arguments.of("parameters beyond all", parameters(Long.MAX_VALUE), Flaw.TOO_LARGE),
                Arguments.of("groups instead of an image", groups(), Flaw.NO_IMAGE),
                Arguments.of("tile-compressed", compressed(), Flaw.COMPRESSED),
                Arguments.of(
                        "a spectrum of one axis", MadeFits.image(16, 100).end().padded(new byte[200]), Flaw.NO_IMAGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedWithItsReason(String name, MadeFits made, Flaw flaw) throws IOException {
        Path file = made.write(folder);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        FlawedFits refused =
                catchThrowableOfType(FlawedFits.class, () -> FitsFile.open(file).close());

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        assertThat(refused).as(name).isNotNull();
        assertThat(refused.flaw()).isEqualTo(flaw);
        assertThat(refused).hasMessage(flaw.english(refused.what()));
        assertThat(flaw.french(refused.what())).doesNotContain("{what}").endsWith(".");
        assertThat(Flaw.of(flaw.word())).contains(flaw);
    }

    /** Whatever is damaged, a file is read or refused; nothing else happens. */
    @org.junit.jupiter.api.Test
    void damageIsReadOrRefused() throws IOException {
        byte[] whole = Files.readAllBytes(MadeFits.image(8)
                .end()
                .extension("IMAGE", 16, 20, 10)
                .card("BZERO", 32768)
                .text("BAYERPAT", "RGGB")
                .end()
                .padded(new byte[400])
                .write(folder));
        Path file = folder.resolve("damaged.fit");
        Random chance = new Random(11);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = chance.nextInt(1, 6); j > 0; j--) {
                // Mostly where cards are.
                int at = chance.nextInt(2) * FitsHeader.BLOCK_BYTES + chance.nextInt(900);
                damaged[at] = (byte) "0123456789 -ET='./".charAt(chance.nextInt(18));
            }
            int length = chance.nextInt(10) == 0 ? chance.nextInt(damaged.length) : damaged.length;
            Files.write(file, Arrays.copyOf(damaged, length));
            try (FitsFile read = FitsFile.open(file)) {
                read.rows(read.planes() - 1).read(read.height() - 1, new float[read.width()]);
            } catch (FlawedFits _) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 1_999);
    }

    private static MadeFits image(long bitpix) {
        return new MadeFits()
                .card("SIMPLE", "T")
                .card("BITPIX", bitpix)
                .card("NAXIS", 0)
                .end();
    }

    private static MadeFits naxis(String value) {
        return new MadeFits()
                .card("SIMPLE", "T")
                .card("BITPIX", 16)
                .card("NAXIS", value)
                .card("NAXIS1", 10)
                .end();
    }

    private static MadeFits huge(long width, long height) {
        return MadeFits.image(16, width, height).end().padded(new byte[100]);
    }

    private static MadeFits axes(int count) {
        long[] sides = new long[count];
        Arrays.fill(sides, 3);
        return MadeFits.image(8, sides).end();
    }

    private static MadeFits table() {
        return MadeFits.image(8).end().extension("BINTABLE", 8, 10, 10).end().padded(new byte[100]);
    }

    private static MadeFits tableCut() {
        return MadeFits.image(8)
                .end()
                .extension("BINTABLE", 8, 10_000, 10_000)
                .end()
                .padded(new byte[100]);
    }

    private static MadeFits tables(int count) {
        MadeFits made = MadeFits.image(8).end();
        for (int i = 0; i < count; i++) {
            made.extension("BINTABLE", 8, 10, 10).end().padded(new byte[100]);
        }
        return made;
    }

    private static MadeFits parameters(long count) {
        return new MadeFits()
                .card("SIMPLE", "T")
                .card("BITPIX", 16)
                .card("NAXIS", 2)
                .card("NAXIS1", 10)
                .card("NAXIS2", 10)
                .card("PCOUNT", count)
                .end()
                .padded(new byte[200]);
    }

    private static MadeFits groups() {
        return MadeFits.image(8, 0, 3, 3)
                .card("GROUPS", "T")
                .card("PCOUNT", 1)
                .card("GCOUNT", 2)
                .end()
                .padded(new byte[20]);
    }

    private static MadeFits compressed() {
        return MadeFits.image(8)
                .end()
                .extension("BINTABLE", 8, 8, 100)
                .card("ZIMAGE", "T")
                .card("ZCMPTYPE", "'RICE_1'")
                .end()
                .padded(new byte[800]);
    }
}
