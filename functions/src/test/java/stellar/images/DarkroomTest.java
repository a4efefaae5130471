package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.fits.MadeFits;

/** Frames in the bucket, developed once, shown, and refused with their reason. */
class DarkroomTest {

    @TempDir
    Path folder;

    private Exposures exposures;

    @BeforeEach
    void start() throws Exception {
        exposures = new Exposures(folder);
    }

    @AfterEach
    void stop() {
        exposures.close();
    }

    @Test
    void aFrameIsDevelopedOnceAndShownInThreeSizesAndAnyStretch() throws Exception {
        String image = UUID.randomUUID().toString();
        byte[] frame = exposures.bytes(Exposures.light("L"));
        String tag = exposures.arrive(image, frame);

        Optional<Image> developed = exposures.develop(exposures.key(image), tag);
        assertThat(developed).isPresent();
        assertThat(exposures.develop(exposures.key(image), tag))
                .as("told of twice")
                .isEmpty();
        assertThat(exposures.disk).isEmptyDirectory();

        JsonNode told = exposures.ask("", image, Map.of());
        assertThat(told.path("type").asText()).isEqualTo("LIGHT");
        assertThat(told.path("takenAt").asText()).isEqualTo("2026-11-21T21:55:05Z");
        JsonNode found = told.path("developed");
        assertThat(found.path("stars").asInt()).isEqualTo(1);
        assertThat(found.path("hfd").asDouble()).isBetween(4.7, 5.4);
        assertThat(found.path("temperature").asDouble()).isEqualTo(-10);
        assertThat(found.at("/median/0").asDouble()).isBetween(980.0, 1_020.0);
        assertThat(found.at("/wcs/ra").asDouble()).isBetween(10.6799, 10.6801);
        assertThat(found.at("/wcs/scale").asDouble()).isBetween(1.79, 1.81);
        assertThat(told.at("/levels/before/0")).hasSize(256);
        CRC32 checksum = new CRC32();
        checksum.update(frame);
        assertThat(exposures
                        .images
                        .find(exposures.night.telescope, image)
                        .orElseThrow()
                        .row()
                        .number("fitsCrc32"))
                .isEqualTo(checksum.getValue());

        assertThat(exposures.picture("/thumb", image, Map.of()).getWidth()).isEqualTo(320);
        assertThat(exposures.picture("/preview", image, Map.of()).getWidth()).isEqualTo(Exposures.WIDTH);
        assertThat(exposures.picture("/full", image, Map.of()).getWidth()).isEqualTo(Exposures.WIDTH);
        Map<String, String> wanted = Map.of("stretch", "asinh", "black", "0.02", "white", "0.1");
        assertThat(exposures.picture("/rendering", image, wanted).getWidth()).isEqualTo(Exposures.WIDTH);
        assertThat(exposures.picture("/rendering", image, wanted).getWidth())
                .as("kept")
                .isEqualTo(Exposures.WIDTH);
        assertThat(exposures.kept("renderings/")).hasSize(1);
        assertThat(exposures
                        .get("/rendering", image, Map.of("stretch", "sharp"))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(exposures
                        .get("/rendering", UUID.randomUUID().toString(), wanted)
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void aFrameOfColoursHasThreeOfEverything() throws Exception {
        String image = UUID.randomUUID().toString();
        String tag = exposures.arrive(
                image,
                exposures.bytes(MadeFits.image(16, 40, 30)
                        .text("BAYERPAT", "RGGB")
                        .end()
                        .padded(new byte[2 * 40 * 30])));
        exposures.develop(exposures.key(image), tag);
        JsonNode told = exposures.ask("", image, Map.of());
        assertThat(told.at("/developed/bayer").asText()).isEqualTo("RGGB");
        assertThat(told.at("/developed/median")).hasSize(3);
        assertThat(told.at("/levels/after")).hasSize(3);
        assertThat(exposures.picture("/full", image, Map.of()).getWidth()).isEqualTo(20);
    }

    @Test
    void aBadFileIsRejectedWithItsReasonOnceAndNothingStops() throws Exception {
        String image = UUID.randomUUID().toString();
        String tag = exposures.arrive(
                image, exposures.bytes(MadeFits.image(7, 10, 10).end()));
        assertThat(exposures.develop(exposures.key(image), tag)).isPresent();
        assertThat(exposures.develop(exposures.key(image), tag)).isEmpty();

        JsonNode told = exposures.ask("", image, Map.of());
        assertThat(told.at("/rejected/code").asText()).isEqualTo("pixels-unknown");
        assertThat(told.at("/rejected/text/en").asText()).startsWith("BITPIX is 7;");
        assertThat(told.at("/rejected/text/fr").asText()).startsWith("BITPIX vaut 7 ;");
        assertThat(told.has("developed")).isFalse();
        for (String picture : List.of("/thumb", "/preview", "/full")) {
            assertThat(exposures.get(picture, image, Map.of()).getStatusCode()).isEqualTo(404);
        }

        String better = exposures.arrive(image, exposures.bytes(Exposures.light("L")));
        assertThat(exposures.develop(exposures.key(image), tag))
                .as("the older bytes are gone")
                .isEmpty();
        assertThat(exposures.develop(exposures.key(image), better)).isPresent();
        told = exposures.ask("", image, Map.of());
        assertThat(told.has("rejected")).isFalse();
        assertThat(told.has("developed")).isTrue();
    }

    @Test
    void whatIsGoneOrWasNeverToldOfChangesNothing() throws Exception {
        String image = UUID.randomUUID().toString();
        assertThat(exposures.get("", image, Map.of()).getStatusCode()).isEqualTo(404);
        assertThat(exposures.develop(exposures.key(image), "tag")).isEmpty();
        String tag = exposures.arrive(image, exposures.bytes(Exposures.light("L")));
        exposures.objects.deleteObject(delete ->
                delete.bucket(RunningBucket.NAME).key(exposures.key(image).text()));
        assertThat(exposures.develop(exposures.key(image), tag)).isEmpty();
        assertThat(exposures.ask("", image, Map.of()).has("developed")).isFalse();
    }

    /** Told of at 22:00:05 after 300 s: the middle of the exposure was at 21:57:35. */
    @Test
    void aFrameBelongsToTheBookingInWhoseSlotTheMiddleOfItsExposureWas() throws Exception {
        exposures.night.tables.transactWriteItems(write -> write.transactItems(
                exposures.slots.take(
                        exposures.night.telescope,
                        exposures.night.clock.instant().minus(Duration.ofMinutes(15)),
                        "before",
                        "user",
                        exposures.night.clock.instant()),
                exposures.slots.take(
                        exposures.night.telescope,
                        exposures.night.clock.instant(),
                        "after",
                        "user",
                        exposures.night.clock.instant())));
        String image = UUID.randomUUID().toString();
        exposures.develop(exposures.key(image), exposures.arrive(image, exposures.bytes(Exposures.light("L"))));
        String dark = UUID.randomUUID().toString();
        exposures.night.clock.advance(Duration.ofHours(5));
        exposures.develop(exposures.key(dark), exposures.arrive(dark, exposures.bytes(Exposures.light("L"))));

        assertThat(booking(image)).contains("before");
        assertThat(booking(dark)).as("the operator's").isEmpty();
    }

    private Optional<String> booking(String image) {
        return exposures
                .images
                .find(exposures.night.telescope, image)
                .orElseThrow()
                .row()
                .optionalText("booking");
    }
}
