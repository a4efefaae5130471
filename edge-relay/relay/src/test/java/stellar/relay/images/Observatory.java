package stellar.relay.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import stellar.contract.RequestSignature;
import stellar.relay.spool.Enclosure;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.uplink.HandTurnedTime;

/** A real store, real files, a fake cloud, and time that a test turns by hand. */
final class Observatory implements AutoCloseable {

    static final String ROOT = "C:\\FITS";
    static final PartSizes SMALL_PARTS = new PartSizes(8_000, 4_000);

    final HandTurnedTime time = new HandTurnedTime(Instant.parse("2026-11-21T22:00:00Z"));
    final Path frames;
    final FakeBucket bucket = new FakeBucket();
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private Spool spool;
    private Bandwidth bandwidth = Bandwidth.unlimited();
    private Duration putLimit = Duration.ofSeconds(20);

    Observatory(Path disk) throws IOException {
        frames = Files.createDirectory(disk.resolve("frames"));
        folder = Files.createDirectory(disk.resolve("store"));
        spool = Spool.open(folder, SpoolLimits.USUAL, time.clock());
    }

    Spool spool() {
        return spool;
    }

    void cap(Bandwidth to) {
        bandwidth = to;
    }

    void putLimit(Duration to) {
        putLimit = to;
    }

    Uploader uploader() {
        return uploader("demo");
    }

    Uploader uploader(String telescope) {
        return uploader(telescope, Optional.of(new FramePaths(ROOT, frames)));
    }

    Uploader uploader(String telescope, Optional<FramePaths> paths) {
        return new Uploader(
                telescope,
                spool.uploads(),
                paths,
                new Delivery(
                        "demo-relay",
                        spool.uploads().frames(),
                        bucket,
                        new ObjectPut(http, putLimit, bandwidth),
                        SMALL_PARTS),
                UploadTimings.USUAL,
                time.clock(),
                this::nanos);
    }

    /** The relay's process ends here and begins anew: only what is on disk is left. */
    void restart() throws IOException {
        spool.close();
        spool = Spool.open(folder, SpoolLimits.USUAL, time.clock());
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, time.now()).toNanos();
    }

    /** Looks for work, again and again, with time going on, until a quarter of an hour and then two hours bring nothing. */
    void work(Uploader uploader) throws IOException, InterruptedException {
        for (int idle = 0; idle < 570; idle++) {
            if (uploader.uploadNext()) {
                idle = 0;
            }
            time.turn(idle < 450 ? Duration.ofSeconds(2) : Duration.ofMinutes(1));
        }
    }

    void announceFrame(String name) throws IOException {
        announce("demo", new Enclosure.Frame(ROOT + "\\" + name));
        acknowledge();
    }

    void announcePreview(String name, String jpeg) throws IOException {
        announce("demo", new Enclosure.Preview(ROOT + "\\" + name, jpeg.getBytes(StandardCharsets.UTF_8)));
        acknowledge();
    }

    void announce(String telescope, Enclosure enclosure) {
        var number = spool.outbox()
                .append(new NewEvent(
                        telescope, "newFITReady", time.clock().instant(), null, "{\"parsed\":{}}", false, enclosure))
                .join();
        assertThat(number).isPresent();
    }

    void acknowledge() throws IOException {
        assertThat(spool.outbox()
                        .acknowledge(spool.state().epoch(), Long.MAX_VALUE, time.now())
                        .join())
                .isTrue();
    }

    /** The SHA-256 of everything in the bucket. */
    List<String> arrived() {
        return bucket.objects.values().stream().map(RequestSignature::sha256).toList();
    }

    /** The reasons that the store keeps of uploads given up, as an operator may read them. */
    List<String> givenUpFor() throws SQLException {
        List<String> reasons = new ArrayList<>();
        inStore(statement -> {
            try (ResultSet rows = statement.executeQuery("SELECT given_up FROM upload WHERE given_up IS NOT NULL")) {
                while (rows.next()) {
                    reasons.add(rows.getString(1));
                }
            }
        });
        return reasons;
    }

    /** How many rows a table of the store has. */
    int rows(String table) throws SQLException {
        int[] count = new int[1];
        inStore(statement -> {
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                count[0] = rows.getInt(1);
            }
        });
        return count[0];
    }

    /** Something done to the store's file by another than the relay. */
    void inStore(Deed deed) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("relay.db"));
                Statement statement = connection.createStatement()) {
            deed.on(statement);
        }
    }

    interface Deed {
        void on(Statement statement) throws SQLException;
    }

    /** A whole frame of 2,880 bytes of header and some of data, its padding left out. */
    byte[] frame(String name, int dataBytes) throws IOException {
        byte[] frame = fits(dataBytes, dataBytes);
        Files.write(frames.resolve(name), frame);
        return frame;
    }

    /** A FITS file whose header speaks of so many bytes of data, with so many there. */
    static byte[] fits(int spokenOf, int there) {
        byte[] data = new byte[there];
        new Random(there).nextBytes(data);
        StringBuilder header = new StringBuilder();
        for (String card : new String[] {
            "SIMPLE  =                    T",
            "BITPIX  =                    8",
            "NAXIS   =                    1",
            "NAXIS1  = %20d".formatted(spokenOf),
            "END"
        }) {
            header.append("%-80s".formatted(card));
        }
        byte[] file = new byte[FitsHeader.BLOCK_BYTES + there];
        byte[] text = "%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, file, 0, text.length);
        System.arraycopy(data, 0, file, text.length, there);
        return file;
    }

    @Override
    public void close() throws IOException {
        spool.close();
        bucket.close();
        http.close();
    }
}
