package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.contract.DurableEvent;
import stellar.contract.Wire;

/** Voyager may tell a preview under a name of its own ({@code .jpg}); the row keeps the frame's. */
class ImageNameTest {

    private final Night night = new Night();
    private final String image = UUID.randomUUID().toString();
    private final Images images = new Images(night.tables, night.table("ImagesTable"));
    private final DurableEvent frame = told("newFITReady", "M31.fit");
    private final DurableEvent preview = told("newJPG", "M31.jpg");

    @Test
    void thePreviewsNameCountsOnlyUntilTheFramesIsKnown() {
        learn(preview);
        assertThat(name()).isEqualTo("M31.jpg");

        learn(frame);
        assertThat(name()).isEqualTo("M31.fit");

        learn(preview);
        assertThat(name()).isEqualTo("M31.fit");
    }

    @Test
    void inOneBatchTheFramesNameCountsInEitherOrder() {
        learn(frame, preview);
        assertThat(name()).isEqualTo("M31.fit");

        learn(preview, frame);
        assertThat(name()).isEqualTo("M31.fit");
    }

    @Test
    void aFrameWithoutANameLeavesThePreviews() {
        learn(preview, told("newFITReady", null));

        assertThat(name()).isEqualTo("M31.jpg");
        learn(frame);
        assertThat(name()).isEqualTo("M31.fit");
    }

    private DurableEvent told(String type, @Nullable String file) {
        var data = Wire.object();
        var parsed = data.putObject("parsed").put("image", image);
        if (file != null) {
            parsed.put("file", file);
        }
        return night.event(1, type, data);
    }

    private void learn(DurableEvent... events) {
        night.tables.transactWriteItems(write -> write.transactItems(
                ImageFacts.of(List.of(events)).stream().map(images::learn).toList()));
    }

    private String name() {
        return images.newest(night.telescope, 1, List.of(image))
                .getFirst()
                .path("file")
                .asText();
    }
}
