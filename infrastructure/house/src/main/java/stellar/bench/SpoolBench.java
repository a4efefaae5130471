package stellar.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;

/** Durable appends a second, beside plain SQLite that commits each row by itself on the same disk. */
public final class SpoolBench {
    private static final int RUNS = 5;
    private static final int EVENTS = 20_000;
    private static final int COMMITS = 1_000;
    private static final String DATA =
            "{\"Event\":\"Signal\",\"Timestamp\":1795298404.88,\"Host\":\"DESKTOP-DEMO\",\"Inst\":1,\"Code\":18,"
                    + "\"parsed\":{\"code\":18,\"description\":\"shot\"}}";

    private SpoolBench() {}

    public static List<Figure> run(Path folder) throws Exception {
        double[] appends = new double[RUNS];
        double[] commits = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            appends[run] = appends(folder.resolve("spool-" + run));
            commits[run] = commits(folder.resolve("plain-" + run + ".db"));
        }
        Samples ours = new Samples(appends);
        Samples plain = new Samples(commits);
        return List.of(
                new Figure(
                        "spool: durable appends, a burst of " + EVENTS,
                        ours.median(),
                        "events/s",
                        ours.spread(),
                        "SQLite, a commit a row",
                        ours.median() / plain.median()),
                Figure.of(
                        "SQLite: commits of one row (synchronous=FULL)", plain.median(), "commits/s", plain.spread()));
    }

    private static double appends(Path directory) throws Exception {
        try (Spool spool = Spool.open(Files.createDirectories(directory), SpoolLimits.USUAL, Clock.systemUTC())) {
            List<CompletableFuture<?>> accepted = new ArrayList<>();
            Instant now = Instant.now();
            long begin = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                accepted.add(spool.outbox().append(NewEvent.of("demo", "signal", now, DATA)));
            }
            CompletableFuture.allOf(accepted.toArray(CompletableFuture[]::new)).join();
            return EVENTS / seconds(begin);
        }
    }

    private static double commits(Path file) throws Exception {
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = sqlite.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, data TEXT)");
            try (PreparedStatement insert = sqlite.prepareStatement("INSERT INTO event (data) VALUES (?)")) {
                long begin = System.nanoTime();
                for (int i = 0; i < COMMITS; i++) {
                    insert.setString(1, DATA);
                    insert.executeUpdate();
                }
                return COMMITS / seconds(begin);
            }
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
