package stellar.albums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.albums.zip.ArchiveUpload;
import stellar.albums.zip.Part;
import stellar.contract.UploadRequest.Kind;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.images.RunningBucket;

/** The archive of a booking's frames, put together by a real S3 server. */
class FramesZipTest {

    private static final int MEBIBYTE = 1 << 20;

    private static RunningBucket bucket;

    @TempDir
    private Path folder;

    private final Map<String, byte[]> frames = new TreeMap<>();

    @BeforeAll
    static void open(@TempDir Path kept) throws Exception {
        bucket = new RunningBucket(kept);
    }

    @AfterAll
    static void close() {
        bucket.close();
    }

    private String frame(Shelf shelf, String type, String filter, int bytes) {
        byte[] fits = Shelf.noise(bytes, frames.size());
        String image = shelf.frame(type, filter, fits);
        frames.put(image, fits);
        return image;
    }

    @Test
    void itHoldsEachFrameUnderAnotherNameAndTheirSums() throws Exception {
        Shelf shelf = new Shelf(bucket, folder);
        frame(shelf, "LIGHT", "Ha", 12 * MEBIBYTE);
        frame(shelf, "LIGHT", "Ha", 23_040);
        frame(shelf, "LIGHT", "../../etc: \"O III\"", 6 * MEBIBYTE);
        frame(shelf, "DARK", "", 23_040);
        frame(shelf, "LIGHT", "L", 31 * MEBIBYTE);

        shelf.make("run-1");

        Path file = folder.resolve("frames.zip");
        Files.write(file, shelf.bytes(Piece.FRAMES));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "SHA256SUMS",
                            shelf.night.telescope + "-20261121T223000Z-LIGHT-Ha-00001.fit",
                            shelf.night.telescope + "-20261121T223100Z-LIGHT-Ha-00002.fit",
                            shelf.night.telescope + "-20261121T223200Z-LIGHT-______etc___O_III_-00003.fit",
                            shelf.night.telescope + "-20261121T223300Z-DARK-00004.fit",
                            shelf.night.telescope + "-20261121T223400Z-LIGHT-L-00005.fit");
        }
        assertThat(shelf.told(Piece.FRAMES).path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(shelf.told(Piece.FRAMES).path("frames").asInt()).isEqualTo(5);
        assertThat(shelf.unfinishedUploads()).isZero();
        bothToolsFindItWhole(file);
    }

    /** unzip looks at each CRC-32, sha256sum at what was unpacked. */
    private void bothToolsFindItWhole(Path file) throws Exception {
        assertThat(says("unzip", "-tq", file.toString())).contains("No errors detected");
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        says("unzip", "-q", file.toString(), "-d", unpacked.toString());
        assertThat(says("sh", "-c", "cd " + unpacked + " && sha256sum --strict -c SHA256SUMS")
                        .lines())
                .hasSize(frames.size());
    }

    @Test
    void aDownloadThatIsCutGoesOnByRange() throws Exception {
        Shelf shelf = new Shelf(bucket, folder);
        frame(shelf, "LIGHT", "L", 11 * MEBIBYTE);
        frame(shelf, "LIGHT", "R", 7 * MEBIBYTE);
        shelf.make("run-1");
        var way = shelf.ask("GET /api/bookings/{booking}/album/{piece}", "frames.zip", "en");
        assertThat(way.getStatusCode()).isEqualTo(302);
        URI address = URI.create(way.getHeaders().getOrDefault("location", ""));

        ByteArrayOutputStream got = new ByteArrayOutputStream();
        String tag;
        try (HttpClient first = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    first.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
            tag = answer.headers().firstValue("etag").orElseThrow();
            assertThat(answer.headers().firstValue("content-disposition"))
                    .contains("attachment; filename=\"" + shelf.night.telescope + "-2026-11-21-frames.zip\"");
            try (InputStream body = answer.body()) {
                got.write(body.readNBytes(9_000_001));
            }
            first.shutdownNow();
        }
        try (HttpClient second = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> rest = second.send(
                    HttpRequest.newBuilder(address)
                            .header("range", "bytes=" + got.size() + "-")
                            .header("if-match", tag)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(rest.statusCode()).isEqualTo(206);
            got.write(rest.body());
        }

        Path file = folder.resolve("resumed.zip");
        Files.write(file, got.toByteArray());
        assertThat(got.toByteArray()).isEqualTo(shelf.bytes(Piece.FRAMES));
        bothToolsFindItWhole(file);
    }

    @Test
    void whatIsNotThereIsLeftOutAndNamedWithItsReason() throws Exception {
        Shelf shelf = new Shelf(bucket, folder);
        final String kept = frame(shelf, "LIGHT", "L", 40_000);
        final String removed = frame(shelf, "LIGHT", "L", 6 * MEBIBYTE);
        final String replaced = frame(shelf, "LIGHT", "L", 50_000);
        final String awaited = shelf.told("LIGHT", "L");
        final String undeveloped = shelf.told("LIGHT", "L");
        shelf.arrived(undeveloped, Shelf.noise(100, 1));
        final String changed = frame(shelf, "LIGHT", "L", 60_000);
        shelf.arrived(changed, Shelf.noise(61_000, 2));
        shelf.removeFits(removed);
        shelf.objects.putObject(
                put -> put.bucket(RunningBucket.NAME)
                        .key(new ImageKey(shelf.night.telescope, replaced, Kind.FITS).text()),
                RequestBody.fromBytes(Shelf.noise(50_000, 99)));

        shelf.make("run-1");

        Path file = folder.resolve("frames.zip");
        Files.write(file, shelf.bytes(Piece.FRAMES));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(2);
            String sums =
                    Shelf.text(zip.getInputStream(zip.getEntry("SHA256SUMS")).readAllBytes());
            assertThat(sums.lines().filter(line -> line.startsWith("#")))
                    .containsExactlyInAnyOrder(
                            "# left out: image " + removed + ", gone",
                            "# left out: image " + replaced + ", gone",
                            "# left out: image " + awaited + ", not-arrived",
                            "# left out: image " + undeveloped + ", not-developed",
                            "# left out: image " + changed + ", not-developed");
        }
        assertThat(shelf.told(Piece.FRAMES).path("leftOut").asInt()).isEqualTo(5);
        assertThat(shelf.told(Piece.FRAMES).path("missing").findValuesAsText("image"))
                .containsExactlyInAnyOrder(removed, replaced, awaited, undeveloped, changed);
        frames.keySet().retainAll(List.of(kept));
        bothToolsFindItWhole(file);
    }

    @Test
    void aFrameThatGoesAwayOnceItIsBegunIsLeftOutToo() throws Exception {
        Shelf shelf = new Shelf(bucket, folder);
        final String kept = frame(shelf, "LIGHT", "L", 11 * MEBIBYTE);
        final String removed = frame(shelf, "LIGHT", "L", 11 * MEBIBYTE);
        S3Client removing = (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (_, method, arguments) -> {
                    if (method.getName().equals("createMultipartUpload")) {
                        shelf.removeFits(removed);
                    }
                    try {
                        return method.invoke(shelf.objects, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                });
        FramesZip zip = new FramesZip(
                new AlbumStore(shelf.objects, RunningBucket.NAME),
                new ArchiveUpload(removing, RunningBucket.NAME, 2),
                Part.Limits.OF_S3,
                shelf.night.clock);
        Images images = new Images(shelf.night.tables, shelf.night.table("ImagesTable"));

        Made made = zip.make(shelf.booking.id(), Roll.of(images.ofBooking(shelf.booking.id(), 10)), "v");

        assertThat(made.frames()).isEqualTo(1);
        assertThat(made.missing()).containsExactly(new Made.Missing(removed, "gone"));
        assertThat(shelf.unfinishedUploads()).isZero();
        Path file = folder.resolve("frames.zip");
        Files.write(file, shelf.bytes(Piece.FRAMES));
        frames.keySet().retainAll(List.of(kept));
        bothToolsFindItWhole(file);
    }

    @Test
    void whatNeedsMorePartsThanThereMayBeIsLeftOutFromTheEnd() throws Exception {
        Shelf shelf = new Shelf(bucket, folder);
        for (int i = 0; i < 4; i++) {
            frame(shelf, "LIGHT", "L", 11 * MEBIBYTE);
        }
        FramesZip zip = new FramesZip(
                new AlbumStore(shelf.objects, RunningBucket.NAME),
                new ArchiveUpload(shelf.objects, RunningBucket.NAME, 2),
                new Part.Limits(5 * MEBIBYTE, 5L << 30, 6),
                shelf.night.clock);
        Images images = new Images(shelf.night.tables, shelf.night.table("ImagesTable"));

        Made made = zip.make(shelf.booking.id(), Roll.of(images.ofBooking(shelf.booking.id(), 10)), "v");

        // Two parts a frame and one for the directory: 6 suffice for two frames.
        assertThat(made.frames()).isEqualTo(2);
        assertThat(made.missing()).extracting(Made.Missing::reason).containsExactly("too-many", "too-many");
    }

    @Test
    void manySmallFramesGoThroughInBoundedPieces() throws Exception {
        Shelf shelf = new Shelf(bucket, folder);
        for (int i = 0; i < 40; i++) {
            frame(shelf, "LIGHT", "L", 302_400 + i);
        }

        shelf.make("run-1");

        Path file = folder.resolve("frames.zip");
        Files.write(file, shelf.bytes(Piece.FRAMES));
        // About 12 MB in parts of 5 MiB and a rest: the tag of what was put together tells how many.
        assertThat(shelf.album().pieces().get(Piece.FRAMES)).isNotNull().satisfies(made -> assertThat(made.tag())
                .endsWith("-3"));
        bothToolsFindItWhole(file);
    }

    private static String says(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            assumeTrue(false, command[0] + " is not installed, so it has not looked at the archive.");
            throw missing;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }
}
