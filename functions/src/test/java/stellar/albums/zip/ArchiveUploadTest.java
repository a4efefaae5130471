package stellar.albums.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import stellar.albums.zip.Member.Content.InBucket;
import stellar.images.RunningBucket;

/** Archives put together by a real S3 server, and what is said when it cannot. */
class ArchiveUploadTest {

    private static final Instant TAKEN = Instant.parse("2026-11-21T22:10:07Z");
    private static final int LARGE = 11 << 20;

    private static RunningBucket bucket;
    private static S3Client objects;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        bucket = new RunningBucket(folder);
        objects = bucket.clients().wholeObjects();
    }

    @AfterAll
    static void close() {
        bucket.close();
    }

    private static Member kept(String key, int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        String tag = objects.putObject(put -> put.bucket(RunningBucket.NAME).key(key), RequestBody.fromBytes(bytes))
                .eTag()
                .replace("\"", "");
        return new Member(key, TAKEN, length, Headers.crc32(bytes), new InBucket(key, tag));
    }

    private static ArchiveUpload.Outcome put(Member... members) {
        return new ArchiveUpload(objects, RunningBucket.NAME, 3)
                .put("albums/a.zip", "application/zip", Archive.of(List.of(members), Part.Limits.OF_S3));
    }

    private static void nothingIsLeft() {
        assertThat(objects.listMultipartUploads(list -> list.bucket(RunningBucket.NAME))
                        .uploads())
                .isEmpty();
    }

    @Test
    void theTagIsTheOneThatTheBucketTells() {
        ArchiveUpload.Outcome outcome = put(kept("one", LARGE), kept("two", 100));

        String tag = objects.headObject(head -> head.bucket(RunningBucket.NAME).key("albums/a.zip"))
                .eTag();
        assertThat(outcome).isEqualTo(new ArchiveUpload.Outcome.Put(tag.replace("\"", "")));
        nothingIsLeft();
    }

    @Test
    void whatIsReadHereMustBeThereAndTheSame() {
        Member there = kept("there", LARGE);
        Member gone = kept("gone", 200);
        Member changed = kept("changed", 300);
        objects.deleteObject(delete -> delete.bucket(RunningBucket.NAME).key("gone"));
        kept("changed", 301);

        assertThat(put(there, gone)).isEqualTo(new ArchiveUpload.Outcome.Without(Set.of("gone")));
        assertThat(put(there, changed)).isEqualTo(new ArchiveUpload.Outcome.Without(Set.of("changed")));
        nothingIsLeft();
    }

    /** Nothing of these passes through here: a part begins where they begin. */
    @Test
    void whatTheBucketCopiesMustBeThereAndTheSame() {
        Member changed = kept("copied", LARGE);
        kept("copied", LARGE + 1);
        Member gone = new Member("absent", TAKEN, LARGE, 0, new InBucket("absent", "tag"));

        for (Member member : List.of(changed, gone)) {
            Slice.Range whole = new Slice.Range((InBucket) member.content(), 0, LARGE);
            ArchiveUpload.Outcome outcome = new ArchiveUpload(objects, RunningBucket.NAME, 1)
                    .put("albums/b.zip", "application/zip", new Archive(List.of(new Part.Copied(whole)), LARGE));
            assertThat(outcome).isEqualTo(new ArchiveUpload.Outcome.Without(Set.of(member.name())));
        }
        nothingIsLeft();
    }

    @Test
    void whatTheBucketDoesNotTakeIsItsErrorAndIsTakenBack() {
        Archive tooSmall = Archive.of(
                List.of(kept("a", 2000), kept("b", 2000), kept("c", 2000)), new Part.Limits(1000, 5000, 10_000));

        assertThatThrownBy(() -> new ArchiveUpload(objects, RunningBucket.NAME, 1)
                        .put("albums/c.zip", "application/zip", tooSmall))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("smaller than the minimum");

        nothingIsLeft();
        assertThatThrownBy(() -> objects.headObject(
                        head -> head.bucket(RunningBucket.NAME).key("albums/c.zip")))
                .isInstanceOf(S3Exception.class);
    }
}
