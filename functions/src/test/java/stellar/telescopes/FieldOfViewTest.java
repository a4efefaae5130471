package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import stellar.telescopes.Camera.Colour;
import stellar.telescopes.Optics.Mount;

class FieldOfViewTest {

    /** The angles that makers of lenses print for small-picture film, 36 mm × 24 mm: 39.6° × 27.0° at 50 mm. */
    @Test
    void aStandardLensSeesWhatIsPrintedOnIt() {
        FieldOfView field =
                FieldOfView.of(new Camera("film", 3600, 2400, 10, Colour.BAYER), new Optics(50, 25, Mount.ALTAZ));

        assertThat(field.widthDegrees()).isCloseTo(39.6, within(0.05));
        assertThat(field.heightDegrees()).isCloseTo(27.0, within(0.05));
    }

    /** One second of arc is 1/206,265 of the distance: a pixel of 4.848 µm at 1 m covers one. */
    @Test
    void aPixelAsWideAsASecondIsAtTheFocalLengthCoversOne() {
        FieldOfView field =
                FieldOfView.of(new Camera("any", 1000, 1000, 4.848137, Colour.MONO), new Optics(1000, 200, Mount.FORK));

        assertThat(field.pixelScaleArcsec()).isCloseTo(1, within(1e-6));
    }

    /** Far from the eye an arc is as long as its chord: as many seconds as pixels. */
    @Test
    void aNarrowFieldIsItsPixelsSideBySide() {
        Camera camera = new Camera("any", 6248, 4176, 3.76, Colour.MONO);
        FieldOfView field = FieldOfView.of(camera, new Optics(2000, 400, Mount.FORK));

        assertThat(field.widthDegrees() * 3600 / field.pixelScaleArcsec()).isCloseTo(6248, within(0.1));
        assertThat(field.heightDegrees() * 3600 / field.pixelScaleArcsec()).isCloseTo(4176, within(0.1));
    }
}
