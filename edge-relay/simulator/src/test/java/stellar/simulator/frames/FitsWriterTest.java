package stellar.simulator.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Filter;
import stellar.simulator.night.Target;

/** Reads back with code of its own, straight from the standard. */
class FitsWriterTest {
    private final Path file;
    private final FramePainter painter = new FramePainter(Optics.DEMO);

    FitsWriterTest(@TempDir Path folder) {
        this.file = folder.resolve("a.fit");
    }

    @Test
    void theFileIsWholeBlocksOfUnsignedSixteenBitNumbers() throws IOException {
        Exposure exposure = Exposures.light(Exposures.M51, Filter.L, 20, 1);
        Raster raster = painter.paint(exposure);
        byte[] bytes = written(exposure, raster);
        assertThat(bytes.length % 2880).isZero();
        Map<String, String> cards = cards(bytes);
        assertThat(cards.keySet()).startsWith("SIMPLE", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2");
        assertThat(cards)
                .containsEntry("BITPIX", "16")
                .containsEntry("NAXIS1", "1200")
                .containsEntry("NAXIS2", "900")
                .containsEntry("BZERO", "32768");
        ByteBuffer data = ByteBuffer.wrap(bytes, dataStart(bytes), 1200 * 900 * 2);
        for (int i = 0; i < 1200 * 900; i++) {
            assertThat((double) data.getShort() + 32768).isEqualTo(raster.values()[i]);
        }
    }

    @Test
    void theHeaderTellsWhatTheExposureWas() throws IOException {
        Exposure exposure =
                Exposures.light(Target.field("O'Neill's Ünknown", new Equatorial(5, -5)), Filter.HA, 12.5, 2);
        Map<String, String> cards = cards(written(exposure, painter.paint(exposure)));
        assertThat(cards)
                .containsEntry("NAXIS1", "600")
                .containsEntry("EXPTIME", "12.500")
                .containsEntry("FILTER", "'Ha      '")
                .containsEntry("OBJECT", "'O''Neill''s Unknown'")
                .containsEntry("IMAGETYP", "'Light Frame'")
                .containsEntry("DATE-OBS", "'2026-03-20T23:00:00.250'")
                .containsEntry("XBINNING", "2")
                .containsEntry("GAIN", "100")
                .containsEntry("OFFSET", "50")
                .containsEntry("CCD-TEMP", "-10.02")
                .containsEntry("FOCALLEN", "430.0")
                .containsKeys("INSTRUME", "RA", "DEC", "XPIXSZ");
    }

    @Test
    void theCoordinatesInTheHeaderLeadToTheStars() throws IOException {
        Exposure exposure = Exposures.light(Exposures.M51, Filter.L, 20, 1);
        Raster raster = painter.paint(exposure);
        Map<String, String> cards = cards(written(exposure, raster));
        // A bright star of the field, placed with the header alone: pixel = CRPIX + angle on the tangent plane / CD.
        Stars.Star star = Stars.around(exposure.place(), 0.3).stream()
                .filter(s -> s.magnitude() < 11 && exposure.place().degreesTo(s.place()) < 0.3)
                .findFirst()
                .orElseThrow();
        double ra0 = Math.toRadians(Double.parseDouble(cards.getOrDefault("CRVAL1", "")));
        double dec0 = Math.toRadians(Double.parseDouble(cards.getOrDefault("CRVAL2", "")));
        double ra = Math.toRadians(star.place().raHours() * 15);
        double dec = Math.toRadians(star.place().decDegrees());
        double cosine = Math.sin(dec0) * Math.sin(dec) + Math.cos(dec0) * Math.cos(dec) * Math.cos(ra - ra0);
        double xi = Math.toDegrees(Math.cos(dec) * Math.sin(ra - ra0) / cosine);
        double eta = Math.toDegrees(
                (Math.cos(dec0) * Math.sin(dec) - Math.sin(dec0) * Math.cos(dec) * Math.cos(ra - ra0)) / cosine);
        double x = number(cards, "CRPIX1") + xi / number(cards, "CD1_1") - 1;
        double y = number(cards, "CRPIX2") + eta / number(cards, "CD2_2") - 1;
        float there = raster.at((int) Math.round(x), (int) Math.round(y));
        assertThat(there).as("at %.1f, %.1f", x, y).isGreaterThan(4000);
        assertThat(Math.abs(number(cards, "CD1_1")) * 3600).isCloseTo(3.607, within(0.001));
    }

    private byte[] written(Exposure exposure, Raster raster) throws IOException {
        FitsWriter.write(file, raster, exposure, Optics.DEMO, painter.projection(exposure));
        return Files.readAllBytes(file);
    }

    private static double number(Map<String, String> cards, String key) {
        return Double.parseDouble(cards.getOrDefault(key, ""));
    }

    private static int dataStart(byte[] bytes) {
        int at = 0;
        while (!new String(bytes, at, 8, StandardCharsets.US_ASCII).equals("END     ")) {
            at += 80;
        }
        return Math.ceilDiv(at + 80, 2880) * 2880;
    }

    private static Map<String, String> cards(byte[] bytes) {
        Map<String, String> cards = new LinkedHashMap<>();
        for (int at = 0; at < dataStart(bytes); at += 80) {
            String card = new String(bytes, at, 80, StandardCharsets.US_ASCII);
            assertThat(card).matches("[ -~]{80}");
            if (card.startsWith("= ", 8)) {
                String field = card.substring(10);
                boolean text = field.startsWith("'");
                String value = text ? field.replaceFirst("^('(?:[^']|'')*').*", "$1") : field.replaceFirst("/.*", "");
                cards.put(card.substring(0, 8).strip(), value.strip());
            }
        }
        return cards;
    }
}
