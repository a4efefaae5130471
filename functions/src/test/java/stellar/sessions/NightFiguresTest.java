package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.LogLines;
import stellar.cloud.Figure;

/** What the console is told of nights. Other tests' nights are in the same tables, so what changes is counted. */
class NightFiguresTest {

    private static final List<Figure> TOLD = List.of(Figure.SESSIONS_OPEN, Figure.SESSIONS_BEGUN, Figure.RELAYS_SILENT);

    private final PlayedNight played;
    private final LogLines written;
    private final SessionDesk desk;

    NightFiguresTest() throws Exception {
        played = new PlayedNight();
        written = new LogLines(played.night.clock);
        desk = SessionParts.desk(
                played.night.environment(Map.of()),
                played.night.tables,
                played.sockets.sockets(Duration.ofSeconds(20)),
                played.book,
                played.night.clock,
                written.log);
    }

    @AfterEach
    void close() {
        played.close();
    }

    private List<Long> counted() {
        LogLines lines = new LogLines(played.night.clock);
        new NightFigures(played.sessions, played.relays, played.night.clock, lines.log).tell();
        return TOLD.stream().map(figure -> lines.values(figure).getFirst()).toList();
    }

    private List<Long> counted(List<Long> before) {
        List<Long> after = counted();
        return List.of(after.get(0) - before.get(0), after.get(1) - before.get(1), after.get(2) - before.get(2));
    }

    private void settle() {
        do {
            desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
        } while (played.answer() > 0);
    }

    private void start() {
        played.night.clock.set(PlayedNight.FROM.minus(Duration.ofHours(5)));
        played.say();
        played.connect();
        settle();
        played.night.clock.set(PlayedNight.FROM);
        played.say();
        settle();
    }

    @Test
    void aSessionIsCountedWhenItIsOpenWhenItBeganAndWhenItsRelayIsSilent() {
        // By one clock throughout, for it also says who of the others is silent.
        played.night.clock.set(PlayedNight.FROM);
        List<Long> before = counted();
        start();
        assertThat(counted(before)).containsExactly(1L, 1L, 0L);

        played.night.clock.advance(Conditions.RELAY_SILENCE.plusSeconds(1));
        List<Long> silent = counted();
        played.say();
        assertThat(counted(silent)).containsExactly(0L, 0L, -1L);
    }

    @Test
    void eachLookAtASessionThatWaitsForItsRelayTellsOfIt() {
        start();
        assertThat(written.values(Figure.RELAY_AWAITED)).isEmpty();

        played.night.clock.advance(Conditions.RELAY_SILENCE.plusSeconds(1));
        desk.look(played.booking, SessionDesk.Woken.BY_TIMER);

        assertThat(written.of(Figure.RELAY_AWAITED)).hasSize(1).allSatisfy(line -> {
            assertThat(line.path("booking").asText()).isEqualTo(played.booking);
            assertThat(line.path("relay").asText()).isEqualTo(played.night.relay);
        });
    }
}
