package stellar.relay.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which image an event has, and what waits to be uploaded. */
class UploadQueueTest extends SpoolOnDisk {

    UploadQueueTest(@TempDir Path directory) {
        super(directory);
    }

    @Test
    void aFrameAndItsPreviewShareOneImageInEitherOrder() throws IOException {
        try (Spool spool = open()) {
            append(spool, "frame", NIGHT, new Enclosure.Frame(FILE));
            append(spool, "preview", NIGHT.plusSeconds(599), new Enclosure.Preview(FILE, bytes("jpeg")));
            append(spool, "preview of the next", NIGHT.plusSeconds(599), new Enclosure.Preview("B", bytes("jpeg")));
            append(spool, "the next", NIGHT.plusSeconds(600), new Enclosure.Frame("B"));

            List<String> images = images(spool);
            assertThat(images.get(0)).isNotNull().isEqualTo(images.get(1));
            assertThat(images.get(2)).isNotNull().isEqualTo(images.get(3)).isNotEqualTo(images.get(0));
        }
    }

    @Test
    void theSameNameIsAnotherImageAfterTenMinutesOrTheSecondTime() throws IOException {
        try (Spool spool = open()) {
            append(spool, "frame", NIGHT, new Enclosure.Frame(FILE));
            append(spool, "late preview", NIGHT.plusSeconds(601), new Enclosure.Preview(FILE, bytes("jpeg")));
            append(spool, "written over", NIGHT.plusSeconds(602), new Enclosure.Frame(FILE));
            append(spool, "again", NIGHT.plusSeconds(603), new Enclosure.Frame(FILE));

            List<String> images = images(spool);
            assertThat(images.get(1)).isNotEqualTo(images.get(0)).isEqualTo(images.get(2));
            assertThat(images.get(3)).isNotIn(images.get(0), images.get(1));
        }
    }

    @Test
    void anUploadWaitsForItsEventAndPreviewsGoFirst() throws IOException {
        try (Spool spool = open()) {
            append(spool, "frame", NIGHT, new Enclosure.Frame(FILE));
            append(spool, "preview", NIGHT, new Enclosure.Preview(FILE, bytes("jpeg")));
            append(spool, "not yet", NIGHT, new Enclosure.Frame("B"));
            assertThat(spool.uploads().eligible("demo", 10)).isEmpty();

            spool.outbox().acknowledge(spool.state().epoch(), 2, NIGHT).join();
            String image = spool.uploads().eligible("demo", 10).getFirst().image();

            assertThat(spool.uploads().eligible("demo", 10))
                    .containsExactly(new Upload.Preview(2, image, "demo", 4), new Upload.Frame(1, image, "demo", FILE));
            assertThat(spool.uploads().jpeg(new Upload.Preview(2, image, "demo", 4)))
                    .hasValue(bytes("jpeg"));
        }
    }

    @Test
    void anUploadOutlivesAGreaterEpoch() throws IOException {
        try (Spool spool = open()) {
            append(spool, "acknowledged", NIGHT, new Enclosure.Frame("A"));
            append(spool, "waiting", NIGHT, new Enclosure.Frame("B"));
            spool.outbox().acknowledge(spool.state().epoch(), 1, NIGHT).join();
            long epoch = spool.outbox().startGreaterEpoch(0).join();

            assertThat(spool.uploads().eligible("demo", 10))
                    .extracting(Upload::id)
                    .containsExactly(1L);
            spool.outbox().acknowledge(epoch, 1, NIGHT).join();
            assertThat(spool.uploads().eligible("demo", 10))
                    .extracting(Upload::id)
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void aDoneUploadLeavesAndOneGivenUpIsCounted() throws IOException {
        try (Spool spool = open()) {
            append(spool, "a", NIGHT, new Enclosure.Frame("A"));
            append(spool, "b", NIGHT, new Enclosure.Frame("B"));
            spool.outbox().acknowledge(spool.state().epoch(), 2, NIGHT).join();
            List<Upload> uploads = spool.uploads().eligible("demo", 10);

            assertThat(spool.uploads().done(uploads.get(0)).join()).isTrue();
            assertThat(spool.uploads()
                            .giveUp(uploads.get(1), "Its name is not allowed.")
                            .join())
                    .isTrue();

            assertThat(spool.uploads().eligible("demo", 10)).isEmpty();
            assertThat(spool.state().uploadsGivenUp()).isEqualTo(1);
            assertThat(spool.state().uploadsWaiting()).isZero();
        }
    }
}
