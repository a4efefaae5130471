package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.UploadRequest.Kind;

class ImageKeyTest {

    private static final String IMAGE = "5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10";

    @Test
    void aKeyIsReadAsItIsWritten() {
        ImageKey preview = new ImageKey("demo", IMAGE, Kind.PREVIEW);
        ImageKey fits = new ImageKey("demo", IMAGE, Kind.FITS);

        assertThat(preview.text()).isEqualTo("telescopes/demo/" + IMAGE + "/preview.jpg");
        assertThat(fits.text()).isEqualTo("telescopes/demo/" + IMAGE + "/frame.fit");
        assertThat(ImageKey.parse(preview.text())).contains(preview);
        assertThat(ImageKey.parse(fits.text())).contains(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "telescopes/demo/x/preview.jpg",
                "telescopes/../5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10/preview.jpg",
                "telescopes/demo/5F0C3A52-7C1E-4F0E-9A59-0D6C1F3B7A10/preview.jpg",
                "telescopes/demo/5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10/preview.jpg.exe",
                "telescopes/demo/5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10/other.jpg",
                "/telescopes/demo/5f0c3a52-7c1e-4f0e-9a59-0d6c1f3b7a10/frame.fit"
            })
    void whatWeDidNotWriteIsNoKey(String text) {
        assertThat(ImageKey.parse(text)).isEmpty();
    }
}
