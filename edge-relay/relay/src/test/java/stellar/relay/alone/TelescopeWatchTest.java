package stellar.relay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.relay.uplink.HandTurnedTime;
import stellar.relay.voyager.Lines;
import stellar.relay.voyager.LinkState;

class TelescopeWatchTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration USUAL = AloneLimits.USUAL.unsafeAfter();
    private static final String SILENT = "Nothing was heard of the weather for 180 s.";

    private final HandTurnedTime time = new HandTurnedTime(Instant.parse("2026-11-21T22:00:00Z"));
    private final TelescopeWatch watch = new TelescopeWatch(
            AloneLimits.USUAL, () -> Duration.between(Instant.EPOCH, time.now()).toNanos());

    @BeforeEach
    void connect() {
        watch.stateChanged(LinkState.CONNECTED, null, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"SMConnected\":true,\"SMStatus\":\"SAFE\"    | ",
                "\"SMConnected\":true,\"SMStatus\":\"UNSAFE\"  | The safety monitor says UNSAFE.",
                "\"SMConnected\":true,\"SMStatus\":\"\"        | The safety monitor has no verdict.",
                "\"SMConnected\":true,\"SMStatus\":\"MAYBE\"   | The safety monitor has no verdict.",
                "\"SMConnected\":true                          | The safety monitor has no verdict.",
                "\"SMConnected\":false,\"SMStatus\":\"SAFE\"   | The safety monitor is not connected.",
                "\"SMStatus\":\"SAFE\"                         | The safety monitor is not connected."
            })
    void onlyTheWordSafeOfAConnectedMonitorIsSafe(String words, String why) {
        weather(words);

        assertThat(watch.unsafe(AT_ONCE)).isEqualTo(Optional.ofNullable(why));
    }

    @Test
    void unsafeCountsOnceItHasLastedAndAWordOfSafeBeginsItAnew() {
        weather("\"SMConnected\":true,\"SMStatus\":\"UNSAFE\"");
        time.turn(USUAL.minusSeconds(1));
        assertThat(watch.unsafe(USUAL)).isEmpty();

        time.turn(Duration.ofSeconds(1));
        assertThat(watch.unsafe(USUAL)).contains("The safety monitor says UNSAFE.");

        weather("\"SMConnected\":true,\"SMStatus\":\"SAFE\"");
        weather("\"SMConnected\":true,\"SMStatus\":\"UNSAFE\"");
        assertThat(watch.unsafe(USUAL)).isEmpty();
    }

    @Test
    void threeMinutesWithoutAWordAreUnsafe() {
        weather("\"SMConnected\":true,\"SMStatus\":\"SAFE\"");
        time.turn(Duration.ofSeconds(179));
        assertThat(watch.unsafe(AT_ONCE)).isEmpty();

        time.turn(Duration.ofSeconds(1));
        assertThat(watch.unsafe(USUAL)).contains(SILENT);
    }

    @Test
    void aVoyagerThatHasJustReturnedIsGivenAMinuteForItsFirstWord() {
        watch.stateChanged(LinkState.DISCONNECTED, null, 0);
        time.turn(Duration.ofMinutes(10));
        assertThat(watch.unsafe(USUAL)).contains(SILENT);

        watch.stateChanged(LinkState.CONNECTED, null, 3);
        assertThat(watch.unsafe(USUAL)).isEmpty();
        time.turn(Duration.ofSeconds(60));
        assertThat(watch.unsafe(USUAL)).contains(SILENT);
    }

    @Test
    void theSafeOfOlderLiveDataDoesNotOutvoteTheMonitor() {
        weather("\"SMConnected\":true,\"SMStatus\":\"UNSAFE\"");
        watch.received(Lines.event("{\"Event\":\"ControlData\",\"SAFE\":true}"), time.now());

        assertThat(watch.unsafe(AT_ONCE)).contains("The safety monitor says UNSAFE.");
    }

    @Test
    void olderLiveDataAloneTellUnsafe() {
        watch.received(Lines.event("{\"Event\":\"ControlData\",\"SAFE\":false}"), time.now());

        assertThat(watch.unsafe(AT_ONCE)).contains("Voyager says that it is not safe.");
    }

    @Test
    void aParkedMountIsBelievedForHalfAMinute() {
        assertThat(watch.isParked()).isFalse();
        watch.received(Lines.event("{\"Event\":\"ControlData\",\"MNTPARK\":true}"), time.now());
        assertThat(watch.isParked()).isTrue();

        time.turn(Duration.ofSeconds(30));
        assertThat(watch.isParked()).isFalse();
    }

    private void weather(String words) {
        watch.received(Lines.event("{\"Event\":\"WeatherAndSafetyMonitorData\"," + words + "}"), time.now());
    }
}
