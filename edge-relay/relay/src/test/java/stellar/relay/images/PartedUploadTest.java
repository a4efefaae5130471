package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;
import static stellar.contract.RequestSignature.sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.relay.spool.Enclosure;

/** A frame of 12,880 bytes on its way in parts of 4,000: three whole ones and a short one. */
class PartedUploadTest {

    private static final int DATA = 10_000;

    @TempDir
    Path disk;

    private Observatory at;

    @BeforeEach
    void open() throws IOException {
        at = new Observatory(disk);
    }

    @AfterEach
    void close() throws IOException {
        at.close();
    }

    @Test
    void aLargeFrameGoesInPartsAndIsPutTogether() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");

        at.work(at.uploader());

        assertThat(at.bucket.put).containsExactly("part 1", "part 2", "part 3", "part 4");
        assertThat(at.arrived()).containsExactly(sha256(frame));
        assertThat(at.spool().state().uploadsWaiting()).isZero();
        assertThat(at.rows("frame_digest") + at.rows("sent_part"))
                .as("nothing is left behind")
                .isZero();
    }

    @Test
    void aFrameAsLongAsThreePartsHasThreeAndOneAtTheThresholdGoesAsOne() throws Exception {
        at.frame("a.fit", 12_000 - 2_880);
        at.frame("b.fit", 8_000 - 2_880);
        at.announceFrame("a.fit");
        at.announceFrame("b.fit");

        at.work(at.uploader());

        assertThat(at.bucket.put).containsExactly("part 1", "part 2", "part 3", "fits");
    }

    @Test
    void anOlderCloudGetsTheFrameAsOne() throws Exception {
        byte[] frame = at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        at.bucket.knowsParts = false;

        at.work(at.uploader());

        assertThat(at.bucket.put).containsExactly("fits");
        assertThat(at.arrived()).containsExactly(sha256(frame));
    }

    @Test
    void aFrameGivesWayToAPreviewBetweenTwoParts() throws Exception {
        at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        Uploader uploader = at.uploader();
        uploader.uploadNext();
        at.time.turn(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();
        at.announcePreview("b.fit", "a preview");

        at.work(uploader);

        assertThat(at.bucket.put).containsExactly("part 1", "preview", "part 2", "part 3", "part 4");
    }

    @Test
    void aFrameInPartsWaitsBetweenTwoPartsWhileEventsAreLate() throws Exception {
        at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        Uploader uploader = at.uploader();
        uploader.uploadNext();
        at.time.turn(Duration.ofSeconds(2));
        assertThat(uploader.uploadNext()).isTrue();
        at.announce("demo", new Enclosure.Nothing());
        at.time.turn(Duration.ofSeconds(6));

        at.work(uploader);
        assertThat(at.bucket.put).containsExactly("part 1");

        at.acknowledge();
        at.work(uploader);
        assertThat(at.bucket.put).containsExactly("part 1", "part 2", "part 3", "part 4");
    }

    @Test
    void aFrameThatChangesMeanwhileBeginsAnew() throws Exception {
        at.frame("a.fit", DATA);
        at.announceFrame("a.fit");
        Uploader uploader = at.uploader();
        uploader.uploadNext();
        at.time.turn(Duration.ofSeconds(2));
        uploader.uploadNext();
        byte[] changed = at.frame("a.fit", DATA + 1);

        at.work(uploader);

        assertThat(at.arrived()).containsExactly(sha256(changed));
        assertThat(at.bucket.put).containsExactly("part 1", "part 1", "part 2", "part 3", "part 4");
    }

    @Test
    void theObservatorysDiskIsLeftAsItWasAlsoWhenItMayOnlyBeRead() throws Exception {
        at.frame("a.fit", DATA);
        at.frame("b.fit", 100);
        Files.write(at.frames.resolve("short.fit"), Observatory.fits(500, 100));
        for (String name : List.of("a.fit", "b.fit", "short.fit", "gone.fit", "..\\a.fit")) {
            at.announceFrame(name);
        }
        List<String> before = tree();
        boolean readOnly = at.frames.toFile().setWritable(false);

        at.work(at.uploader());

        assertThat(readOnly && at.frames.toFile().setWritable(true)).isTrue();
        assertThat(at.bucket.objects).hasSize(2);
        assertThat(tree()).isEqualTo(before);
    }

    private List<String> tree() throws IOException {
        try (var files = Files.walk(at.frames)) {
            return files.sorted()
                    .map(file -> {
                        try {
                            FileTime changed = Files.getLastModifiedTime(file);
                            String bytes =
                                    Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
                            return file + " " + changed + " " + bytes.hashCode() + " " + bytes.length();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
