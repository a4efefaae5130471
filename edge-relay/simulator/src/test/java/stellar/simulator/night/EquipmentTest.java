package stellar.simulator.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stellar.simulator.time.Agenda;

class EquipmentTest {
    private final Agenda agenda = Agenda.turnedByHand(Instant.parse("2026-03-20T22:00:00Z"));
    private final NightClock clock = new NightClock(agenda, 1, Site.DEMO);
    private final Weather weather = new Weather(clock, 3);

    @Test
    void theGuidingErrorIsSmallWanderingAndCorrelated() {
        var guider = new Guider(clock, weather, 3);
        guider.guideAlready();
        List<Double> xs = new ArrayList<>();
        for (int second = 0; second < 2000; second++) {
            agenda.advance(Duration.ofSeconds(1));
            xs.add(guider.xPixels());
        }
        double variance = xs.stream().mapToDouble(x -> x * x).average().orElseThrow();
        double neighbours = 0;
        for (int i = 1; i < xs.size(); i++) {
            neighbours += xs.get(i) * xs.get(i - 1) / (xs.size() - 1);
        }
        assertThat(Math.sqrt(variance)).as("RMS in pixels").isBetween(0.12, 0.6);
        assertThat(neighbours / variance).as("correlation of one second").isBetween(0.5, 0.95);
    }

    @Test
    void aDitherMovesTheStarAndSettlesAgain() {
        var guider = new Guider(clock, weather, 3);
        guider.guideAlready();
        agenda.act(() -> clock.begin("dither", guider::ditherAndSettle));
        agenda.advance(Duration.ofMillis(1100));
        assertThat(guider.dither()).isEqualTo(Guider.Dither.WAITING_SETTLE);
        assertThat(Math.abs(guider.xPixels())).isGreaterThan(0.8);
        agenda.advance(Duration.ofSeconds(20));
        assertThat(guider.dither()).isEqualTo(Guider.Dither.STOPPED);
        assertThat(Math.abs(guider.xPixels())).isLessThan(1);
    }

    @Test
    void theCoolerMovesSixDegreesAMinuteAndWorksHarderMeanwhile() {
        var camera = new Camera(clock, weather, 3);
        int idle = camera.powerPercent();
        camera.coolTo(-19);
        agenda.advance(Duration.ofSeconds(30));
        assertThat(camera.temperatureDegrees()).isCloseTo(-13, within(0.2));
        assertThat(camera.cooler()).isEqualTo(Camera.Cooler.COOLING);
        assertThat(camera.powerPercent()).isGreaterThan(idle);
        agenda.advance(Duration.ofSeconds(90));
        assertThat(camera.cooler()).isEqualTo(Camera.Cooler.COOLED);
        camera.switchOff();
        assertThat(camera.powerPercent()).isZero();
    }

    @Test
    void anUntrackedTelescopeSeesTheSkyGoByAndATrackedOneDoesNot() {
        var sky = new Sky(Site.DEMO);
        var mount = new Mount(clock, sky, new Equatorial(12, 20));
        agenda.advance(Duration.ofHours(1));
        assertThat(mount.place().raHours()).isEqualTo(12);
        Horizontal before = mount.horizontal();
        mount.setTracking(false);
        agenda.advance(Duration.ofHours(1));
        assertThat(mount.place().raHours()).isCloseTo(13.0027, within(0.0001));
        assertThat(mount.horizontal().altitudeDegrees()).isCloseTo(before.altitudeDegrees(), within(0.05));
    }

    @Test
    void theWeatherChangesSlowlyAndIsTheSameForTheSameSeed() {
        var twin = new Weather(clock, 3);
        double last = weather.cloudCover();
        for (int minute = 0; minute < 600; minute++) {
            agenda.advance(Duration.ofMinutes(1));
            assertThat(weather.cloudCover()).isBetween(0.0, 1.0).isCloseTo(last, within(0.15));
            assertThat(weather.cloudCover()).isEqualTo(twin.cloudCover());
            assertThat(weather.windSpeed()).isBetween(0.0, 7.0);
            last = weather.cloudCover();
        }
        weather.force(Optional.of(false));
        assertThat(weather.isSafe()).isFalse();
    }

    @Test
    void theNightStartsAnHourBeforeSolarMidnightAtAnyHourOfTheDay() {
        var sky = new Sky(Site.DEMO);
        for (int hour = 0; hour < 24; hour++) {
            Instant world = Instant.parse("2026-06-21T00:17:42Z").plus(Duration.ofHours(hour));
            Instant night = new NightClock(Agenda.turnedByHand(world), 1, Site.DEMO).now();
            assertThat(sky.sunAltitudeDegrees(night)).as("at %s", night).isLessThan(-19);
            assertThat(Duration.between(world, night).toMinutes() % 60).isZero();
            assertThat(Duration.between(world, night).abs()).isLessThanOrEqualTo(Duration.ofHours(12));
        }
    }
}
