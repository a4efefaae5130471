package stellar.relay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.relay.spool.CloudTime;
import stellar.relay.uplink.HandTurnedTime;

class SessionTimeTest {

    private static final Instant TEN = Instant.parse("2026-11-21T22:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HandTurnedTime time = new HandTurnedTime(TEN);

    @ParameterizedTest
    @ValueSource(longs = {3600, -3600, -1_795_000_000})
    void onceHeardTheCloudsTimeGoesOnWhateverTheClockIsSetTo(long jumpSeconds) {
        SessionTime session = started(null);
        session.learned(TEN);
        time.turn(MINUTE);
        time.clockGoesWrongBy(Duration.ofSeconds(jumpSeconds));
        time.turn(MINUTE);

        assertThat(session.now()).contains(TEN.plusSeconds(120));
    }

    @Test
    void aRelayThatNeverHeardTheCloudDoesNotKnowItsTime() {
        assertThat(started(null).now()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3600, -3600})
    void afterARestartAClockThatWasAlwaysWrongIsCorrectedAsBefore(long errorSeconds) {
        Duration error = Duration.ofSeconds(errorSeconds);
        time.clockGoesWrongBy(error);
        SessionTime session = started(new CloudTime(TEN, error.negated()));
        time.turn(MINUTE);

        assertThat(session.now()).contains(TEN.plus(MINUTE));
    }

    @Test
    void afterARestartIn1970TheTimeIsNotKnownUntilTheClockIsPutRight() {
        time.clockGoesWrongBy(Duration.between(TEN, Instant.EPOCH));
        SessionTime session = started(new CloudTime(TEN, Duration.ZERO));
        time.turn(MINUTE);
        assertThat(session.now()).isEmpty();

        time.clockGoesWrongBy(Duration.ZERO);
        assertThat(session.now()).contains(TEN.plus(MINUTE));
    }

    @ParameterizedTest
    @ValueSource(longs = {3600, -3600})
    void aClockThatJumpsAfterARestartEndsNothingEarly(long jumpSeconds) {
        SessionTime session = started(new CloudTime(TEN, Duration.ZERO));
        time.turn(HOUR.plus(MINUTE));
        time.clockGoesWrongBy(Duration.ofSeconds(jumpSeconds));

        assertThat(session.now().orElseThrow()).isBetween(TEN, TEN.plus(HOUR).plus(MINUTE));
    }

    @Test
    void whatALaterRunIsToldNeverGoesBack() {
        SessionTime session = started(new CloudTime(TEN.plus(HOUR), Duration.ZERO));
        session.learned(TEN);

        assertThat(session.toNote()).contains(new CloudTime(TEN.plus(HOUR), Duration.ZERO));
        time.turn(HOUR.plus(MINUTE));
        assertThat(session.toNote()).contains(new CloudTime(TEN.plus(HOUR).plus(MINUTE), Duration.ZERO));
    }

    private SessionTime started(@Nullable CloudTime noted) {
        return new SessionTime(
                time.clock(), () -> Duration.between(Instant.EPOCH, time.now()).toNanos(), Optional.ofNullable(noted));
    }
}
