package stellar.albums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.Night;
import stellar.albums.zip.ArchiveUpload;
import stellar.albums.zip.Part;
import stellar.images.Images;
import stellar.images.RunningBucket;

/** Albums are made once for the same frames, by one at a time, and again when something came meanwhile. */
class MakerTest {

    private static RunningBucket bucket;

    @TempDir
    private Path scratch;

    private Shelf shelf;

    /** What was made, a word each. */
    private final List<String> made = new ArrayList<>();

    /** Happens while a piece is made. */
    private Runnable meanwhile = () -> {};

    @BeforeAll
    static void open(@TempDir Path kept) throws Exception {
        bucket = new RunningBucket(kept);
    }

    @AfterAll
    static void close() {
        bucket.close();
    }

    @BeforeEach
    void begin() {
        shelf = new Shelf(bucket, scratch);
    }

    /** A maker that notes what it makes, and makes archives alone. */
    private Maker maker() {
        S3Client objects = shelf.objects;
        AlbumStore store = new AlbumStore(objects, RunningBucket.NAME);
        FramesZip zip = new FramesZip(
                store, new ArchiveUpload(objects, RunningBucket.NAME, 2), Part.Limits.OF_S3, shelf.night.clock);
        return new Maker(
                shelf.albums(),
                new Images(shelf.night.tables, shelf.night.table("ImagesTable")),
                store,
                (piece, booking, roll, version) -> {
                    made.add(piece.file());
                    meanwhile.run();
                    return piece == Piece.FRAMES
                            ? zip.make(booking, roll, version)
                            : Made.none(version, List.of(), shelf.night.clock.instant());
                },
                shelf.night.clock,
                Night.silent());
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(shelf.bytes(Piece.FRAMES)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void askedTwiceForTheSameFramesItIsMadeOnce() {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));

        maker().make(shelf.booking.id(), "run-1");
        maker().make(shelf.booking.id(), "run-2");

        assertThat(made).containsExactly("frames.zip", "night.mp4", "night.gif");
        assertThat(shelf.album().beingMadeUntil(shelf.night.clock.instant())).isEmpty();
    }

    @Test
    void aLateFrameIsInTheNextOne() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        maker().make(shelf.booking.id(), "run-1");
        assertThat(names()).hasSize(2);

        shelf.frame("LIGHT", "Ha", Shelf.noise(2000, 2));
        maker().make(shelf.booking.id(), "run-2");

        assertThat(names()).hasSize(3).last().asString().endsWith("-LIGHT-Ha-00002.fit");
        assertThat(made).hasSize(6);
    }

    @Test
    void whoComesWhileItIsMadeOnlyHasItLookedAtAgain() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        meanwhile = () -> {
            meanwhile = () -> {};
            shelf.frame("LIGHT", "R", Shelf.noise(1000, 2));
            maker().make(shelf.booking.id(), "run-2");
            assertThat(made).as("the second run made nothing").containsExactly("frames.zip");
        };

        maker().make(shelf.booking.id(), "run-1");

        assertThat(names()).as("the first run looked again").hasSize(3);
        assertThat(made)
                .containsExactly("frames.zip", "night.mp4", "night.gif", "frames.zip", "night.mp4", "night.gif");
    }

    @Test
    void aRunThatDiedIsBegunAgainByItself() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        assertThat(shelf.albums().claim(shelf.booking.id(), "run-1")).isPresent();

        maker().make(shelf.booking.id(), "another-run");
        assertThat(made).as("while it may still live").isEmpty();
        maker().make(shelf.booking.id(), "run-1");

        assertThat(names()).hasSize(2);
        assertThat(shelf.unfinishedUploads()).isZero();
    }

    @Test
    void aRunThatDiedForGoodIsOverAfterFifteenMinutes() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        assertThat(shelf.albums().claim(shelf.booking.id(), "run-1")).isPresent();
        assertThat(shelf.albums().begin(shelf.booking.id(), "run-1", "a version"))
                .isTrue();
        assertThat(shelf.told(Piece.FILM).path("state").asText()).isEqualTo("making");

        shelf.night.clock.advance(Duration.ofMinutes(15));
        assertThat(shelf.told(Piece.FILM).path("state").asText()).isEqualTo("failed");
        assertThat(shelf.told(Piece.FILM).path("reason").asText()).isEqualTo("not-finished");
        maker().make(shelf.booking.id(), "run-2");

        assertThat(names()).hasSize(2);
        assertThat(shelf.albums().keep(shelf.booking.id(), "run-1", Piece.FRAMES, nothing()))
                .as("what the first still wants to say")
                .isFalse();
    }

    private Made nothing() {
        return Made.none("v", List.of(), shelf.night.clock.instant());
    }

    @Test
    void theWorldsErrorIsTriedAgainAndWhatIsReadyStays() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        meanwhile = () -> {
            if (made.size() == 2) {
                throw SdkClientException.create("The line is cut.");
            }
        };
        assertThatThrownBy(() -> maker().make(shelf.booking.id(), "run-1")).isInstanceOf(SdkClientException.class);

        maker().make(shelf.booking.id(), "run-1");

        assertThat(made).containsExactly("frames.zip", "night.mp4", "night.mp4", "night.gif");
        assertThat(names()).hasSize(2);
    }

    @Test
    void whatCannotBeMadeKeepsNoOtherPieceBack() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        meanwhile = () -> {
            if (made.getLast().equals("night.mp4")) {
                throw new IllegalStateException("It overflows.");
            }
        };

        maker().make(shelf.booking.id(), "run-1");

        assertThat(made).containsExactly("frames.zip", "night.mp4", "night.gif");
        assertThat(shelf.told(Piece.FILM).path("state").asText()).isEqualTo("failed");
        assertThat(shelf.told(Piece.FILM).path("reason").asText()).isEqualTo("not-makable");
        assertThat(shelf.told(Piece.FRAMES).path("state").asText()).isEqualTo("ready");
    }

    @Test
    void aPieceThatTheBucketLostIsMadeAgain() {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        maker().make(shelf.booking.id(), "run-1");
        shelf.objects.deleteObject(
                delete -> delete.bucket(RunningBucket.NAME).key(Piece.FRAMES.key(shelf.booking.id())));

        maker().make(shelf.booking.id(), "run-2");

        assertThat(made).containsExactly("frames.zip", "night.mp4", "night.gif", "frames.zip");
    }

    @Test
    void aPieceIsNotCountedOnOnceTheBucketMayRemoveIt() throws Exception {
        shelf.frame("LIGHT", "L", Shelf.noise(1000, 1));
        maker().make(shelf.booking.id(), "run-1");
        Instant madeAt = shelf.night.clock.instant();

        shelf.night.clock.set(madeAt.plus(Duration.ofDays(89)).minusMillis(1));
        assertThat(shelf.told(Piece.FRAMES).path("state").asText()).isEqualTo("ready");
        shelf.night.clock.set(madeAt.plus(Duration.ofDays(89)));
        assertThat(shelf.told(Piece.FRAMES).has("url")).isFalse();
        maker().make(shelf.booking.id(), "run-2");

        assertThat(shelf.told(Piece.FRAMES).path("state").asText()).isEqualTo("ready");
    }

    @Test
    void aNightWithoutFramesHasNothingToShow() throws Exception {
        shelf.told("LIGHT", "L");

        shelf.make("run-1");

        for (Piece piece : Piece.values()) {
            assertThat(shelf.told(piece).path("state").asText()).isEqualTo("none");
            assertThat(shelf.told(piece).path("reason").asText()).isEqualTo("no-frames");
        }
        assertThat(shelf.told(Piece.FRAMES).path("leftOut").asInt()).isEqualTo(1);
    }

    @Test
    void aBookingsImagesComeInPagesAndInTheirOrder() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            told.add(shelf.told("LIGHT", "L"));
        }
        Images images = new Images(shelf.night.tables, shelf.night.table("ImagesTable"));

        assertThat(images.ofBooking(shelf.booking.id(), 1000))
                .extracting(image -> image.row().text("image"))
                .isEqualTo(told);
        assertThat(images.ofBooking(shelf.booking.id(), 101))
                .extracting(image -> image.row().text("image"))
                .isEqualTo(told.subList(0, 101));
        assertThat(images.ofBooking("another", 10)).isEmpty();
        assertThat(Objects.requireNonNull(
                                images.ofBooking(shelf.booking.id(), 1).getFirst())
                        .row()
                        .text("booking"))
                .isEqualTo(shelf.booking.id());
    }
}
