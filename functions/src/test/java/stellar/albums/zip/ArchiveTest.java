package stellar.albums.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.albums.zip.Member.Content.InBucket;

/** Archives as they are laid out, written to a file and read by others. */
class ArchiveTest {

    private static final Instant TAKEN = Instant.parse("2026-11-21T22:10:07Z");
    private static final Part.Limits SMALL = new Part.Limits(1000, 4000, 10_000);

    @TempDir
    private Path folder;

    private final Map<String, byte[]> objects = new HashMap<>();

    @RepeatedTest(40)
    void whateverItsMembersAreItIsWholeAndItsPartsKeepWithinTheirBounds(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Member> members = new ArrayList<>();
        members.add(Member.text("SHA256SUMS", TAKEN, "x".repeat(random.nextInt(2500))));
        int count = random.nextInt(60);
        int largest = random.nextBoolean() ? 1500 : 12_000;
        for (int i = 0; i < count; i++) {
            members.add(object(random, random.nextInt(largest), i));
        }

        Archive archive = Archive.of(members, SMALL);

        assertThat(archive.parts()).isNotEmpty();
        for (Part part : archive.parts()) {
            boolean isLast = part.equals(archive.parts().getLast());
            switch (part) {
                case Part.Gathered(List<Slice> slices, long bytes) -> {
                    assertThat(slices.stream().mapToLong(Slice::length).sum()).isEqualTo(bytes);
                    // The directory is the one text that may be longer than a part: it is gathered line by line.
                    assertThat(bytes).isBetween(isLast ? 1 : SMALL.leastBytes(), 2 * SMALL.leastBytes() + 2500);
                }
                case Part.Copied(Slice.Range range) ->
                    assertThat(range.length()).isBetween(SMALL.leastBytes(), SMALL.mostBytes());
            }
        }
        assertThat(archive.bytes()).isEqualTo(Files.size(written(archive)));
        try (ZipFile zip = new ZipFile(written(archive).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactlyElementsOf(
                            members.stream().map(Member::name).toList());
            for (Member member : members) {
                ZipEntry entry = zip.getEntry(member.name());
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.parse("2026-11-21T22:10:06"));
                assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(bytes(member));
            }
        }
    }

    @Test
    void aLargeObjectGivesOnlyWhatThePartBeforeItLacks() {
        Member large = object(new Random(1), 9_500, 0);

        List<Part> parts = Archive.of(List.of(Member.text("A", TAKEN, "hello"), large), SMALL)
                .parts();

        // 31 + 5 bytes of the text's, 32 before the frame: 68; what lacks to 1,000 comes from the frame.
        assertThat(parts.getFirst()).isInstanceOfSatisfying(Part.Gathered.class, gathered -> {
            assertThat(gathered.bytes()).isEqualTo(1000);
            assertThat(gathered.slices().getLast()).isEqualTo(range(large, 0, 932));
        });
        assertThat(parts.subList(1, 4))
                .containsExactly(
                        new Part.Copied(range(large, 932, 4000)),
                        new Part.Copied(range(large, 4932, 3568)),
                        new Part.Copied(range(large, 8500, 1000)));
        assertThat(parts).hasSize(5);
    }

    @Test
    void moreThan65535MembersAreAllFound() throws Exception {
        List<Member> members = new ArrayList<>();
        Random random = new Random(2);
        for (int i = 0; i < 70_000; i++) {
            members.add(object(random, 3, i));
        }

        Path file = written(Archive.of(members, Part.Limits.OF_S3));

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(70_000);
            Member last = members.getLast();
            assertThat(zip.getInputStream(zip.getEntry(last.name())).readAllBytes())
                    .isEqualTo(bytes(last));
        }
        assertThat(pythonSays("print(len(zipfile.ZipFile(sys.argv[1]).namelist()))", file))
                .isEqualTo("70000");
    }

    /** The bytes of its frames are zeros that no disk holds. */
    @Test
    void beyondFourGigabytesEachMemberIsWhereTheDirectorySays() throws Exception {
        long frameBytes = 500L << 20;
        CRC32 zeros = new CRC32();
        byte[] mebibyte = new byte[1 << 20];
        for (int i = 0; i < 500; i++) {
            zeros.update(mebibyte);
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            members.add(new Member("f" + i, TAKEN, frameBytes, zeros.getValue(), new InBucket("zeros", "t")));
        }
        members.add(object(new Random(3), 400, 10));

        Archive archive = Archive.of(members, Part.Limits.OF_S3);
        Path file = written(archive);

        assertThat(archive.bytes()).isGreaterThan(4L << 30).isEqualTo(Files.size(file));
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream ninth = zip.getInputStream(zip.getEntry("f9"))) {
            Member last = members.getLast();
            assertThat(zip.getInputStream(zip.getEntry(last.name())).readAllBytes())
                    .isEqualTo(bytes(last));
            assertThat(ninth.skip(frameBytes)).isEqualTo(frameBytes);
            assertThat(ninth.read()).isEqualTo(-1);
        }
        String lastIsRight = "print(zipfile.ZipFile(sys.argv[1]).read('%s').hex())"
                .formatted(members.getLast().name());
        assertThat(pythonSays(lastIsRight, file)).isEqualTo(HexFormat.of().formatHex(bytes(members.getLast())));
    }

    @Test
    void aMemberOfFourGigabytesHasItsLengthInSixtyFourBits() throws Exception {
        Member huge = new Member("huge", TAKEN, (4L << 30) + 7, 0, new InBucket("zeros", "t"));

        Path file = written(Archive.of(List.of(huge, object(new Random(4), 9, 1)), Part.Limits.OF_S3));

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("huge").getSize()).isEqualTo((4L << 30) + 7);
            assertThat(zip.getInputStream(zip.getEntry("m1")).readAllBytes()).hasSize(9);
        }
        assertThat(pythonSays("print(zipfile.ZipFile(sys.argv[1]).infolist()[0].file_size)", file))
                .isEqualTo(Long.toString((4L << 30) + 7));
    }

    private Member object(Random random, int length, int number) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        objects.put("o" + number, bytes);
        return new Member("m" + number, TAKEN, length, Headers.crc32(bytes), new InBucket("o" + number, "t"));
    }

    private static Slice.Range range(Member member, long from, long length) {
        return new Slice.Range((InBucket) member.content(), from, length);
    }

    private byte[] bytes(Member member) {
        return switch (member.content()) {
            case Member.Content.Text(String text) -> text.getBytes(StandardCharsets.US_ASCII);
            case InBucket(String key, String _) -> Objects.requireNonNull(objects.get(key), key);
        };
    }

    /** Puts the parts one after the other, as a bucket does. */
    private Path written(Archive archive) throws IOException {
        Path file = folder.resolve("archive.zip");
        Files.deleteIfExists(file);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            FileChannel channel = out.getChannel();
            for (Part part : archive.parts()) {
                List<Slice> slices =
                        switch (part) {
                            case Part.Gathered gathered -> gathered.slices();
                            case Part.Copied(Slice.Range range) -> Collections.singletonList(range);
                        };
                slices.forEach(slice -> write(channel, slice));
            }
            out.setLength(channel.position());
        }
        return file;
    }

    private void write(FileChannel channel, Slice slice) {
        try {
            switch (slice) {
                case Slice.Made(ByteBuffer made) -> channel.write(made.duplicate());
                case Slice.Range(InBucket object, long _, long length)
                when object.key().equals("zeros") -> channel.position(channel.position() + length);
                case Slice.Range(InBucket object, long from, long length) ->
                    channel.write(ByteBuffer.wrap(
                            Objects.requireNonNull(objects.get(object.key())),
                            Math.toIntExact(from),
                            Math.toIntExact(length)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pythonSays(String program, Path file) throws Exception {
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", "import sys, zipfile\n" + program, file.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "There is no python3, so nobody else has read the archive.");
            throw missing;
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said.strip();
    }
}
