package stellar.relay.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionBookTest {

    private static final Instant TEN = Instant.parse("2026-11-21T22:00:00Z");
    private static final Clock CLOCK = Clock.fixed(TEN, ZoneOffset.UTC);
    private static final KeptSession FIRST = new KeptSession("booking-1", "demo", "{\"told\":1}", "{}");
    private static final KeptSession SECOND = new KeptSession("booking-2", "demo", "{\"told\":2}", "{}");

    private final Path directory;
    private Spool spool;

    SessionBookTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        spool = Spool.open(directory, SpoolLimits.USUAL, CLOCK);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws IOException {
        spool.sessions()
                .write(List.of(FIRST, SECOND), List.of(), List.of(step()))
                .join();
        spool.sessions().note(new CloudTime(TEN, Duration.ofHours(-1))).join();
        spool.close();
        spool = Spool.open(directory, SpoolLimits.USUAL, CLOCK);

        assertThat(spool.sessions().all()).containsExactly(FIRST, SECOND);
        assertThat(spool.sessions().cloudTime()).contains(new CloudTime(TEN, Duration.ofHours(-1)));
        assertThat(spool.outbox().next(10, 1 << 20).events()).hasSize(1);
    }

    @Test
    void aSessionIsReplacedByItsNewsAndForgottenByItsId() throws IOException {
        spool.sessions().write(List.of(FIRST, SECOND), List.of(), List.of()).join();
        KeptSession news = new KeptSession("booking-2", "demo", "{\"told\":2}", "{\"linkBack\":true}");

        spool.sessions().write(List.of(news), List.of("booking-1"), List.of()).join();

        assertThat(spool.sessions().all()).containsExactly(news);
    }

    @Test
    void onAFullDiskNeitherTheSessionNorItsEventIsKept() throws IOException {
        spool.sessions().write(List.of(FIRST), List.of(), List.of()).join();
        spool.limitPages(1);
        KeptSession large = new KeptSession("booking-1", "demo", "x".repeat(100_000), "{}");

        assertThatThrownBy(() -> spool.sessions()
                        .write(List.of(large), List.of(), List.of(step()))
                        .join())
                .hasMessageContaining("full");

        assertThat(spool.sessions().all()).containsExactly(FIRST);
        assertThat(spool.outbox().next(10, 1 << 20).events()).isEmpty();
    }

    @Test
    void aCommandThatWasNeverSeenIsToldFromOneThatIsTakenAndOneThatEnded() throws IOException {
        TakenCommand command = new TakenCommand("c1", "demo", "Abort");
        assertThat(spool.ledger().standing("c1")).isEmpty();

        spool.ledger().take(command, step()).join();
        assertThat(spool.ledger().standing("c1")).contains("taken");

        spool.ledger().finish("c1", "done", step()).join();
        assertThat(spool.ledger().standing("c1")).contains("done");
    }

    private static NewEvent step() {
        return NewEvent.of("demo", "sessionStep", TEN, "{}");
    }
}
