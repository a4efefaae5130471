package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackTest {

    private static final long SEED = 20261121;
    private static final Instant EVENING = Instant.parse("2026-11-21T17:00:00Z");
    private static final Site FORTY_FIVE_NORTH = new Site(45, 5, 300);
    private static final double CLOSE_DEGREES = 0.001;

    /** A star of the equator of date 2026-11-21 that passes due south of the site at 45° (declination 0.000 of date). */
    private static final J2000 EQUATORIAL = new J2000(2, -0.1294);

    private final Sky sky = new Sky(FORTY_FIVE_NORTH, new Interval(EVENING, EVENING.plus(Duration.ofHours(12))));

    @Test
    void whenATargetIsUpOverARaggedHorizonAgreesWithSofaAtRandomInstants() {
        Random random = new Random(SEED);
        int up = 0;
        int edges = 0;
        for (int i = 0; i < 500; i++) {
            Site site = Randoms.site(random, 70);
            Instant from = Randoms.instant(random);
            Interval night = new Interval(from, from.plusSeconds(3_600 + random.nextInt(50_000)));
            J2000 target = Randoms.target(random);
            double minimum = random.nextDouble(-5, 45);
            Horizon horizon = randomHorizon(random);
            List<Interval> intervals = new Sky(site, night).track(target).up(minimum, horizon);
            for (int k = 0; k < 15; k++) {
                Instant at = from.plusSeconds(random.nextLong(night.length().toSeconds()));
                double margin = sofaMargin(target, site, at, minimum, horizon);
                boolean ours = intervals.stream().anyMatch(interval -> interval.contains(at));
                if (Math.abs(margin) > CLOSE_DEGREES * 100) {
                    assertThat(ours)
                            .as("%s %s %s, margin %s", target, site, at, margin)
                            .isEqualTo(margin > 0);
                }
                up += ours ? 1 : 0;
            }
            for (Interval interval : intervals) {
                edges += edgeIsAt(interval.from(), night.from(), target, site, minimum, horizon);
                edges += edgeIsAt(interval.to(), night.to(), target, site, minimum, horizon);
            }
        }
        assertThat(up).isBetween(1_000, 6_000);
        assertThat(edges).isGreaterThan(200);
    }

    @Test
    void everyWholeSecondOfAnUpIntervalIsUpAndTheOneAfterIsNot() {
        Track track = sky.track(EQUATORIAL);
        List<Interval> up = track.up(30, Horizon.flat());
        assertThat(up).hasSize(1);
        Interval only = up.getFirst();
        for (Instant at = only.from(); at.isBefore(only.to()); at = at.plusSeconds(1)) {
            assertThat(track.at(at).horizontal().altitudeDegrees()).isGreaterThanOrEqualTo(30);
        }
        assertThat(track.at(only.to()).horizontal().altitudeDegrees()).isLessThan(30);
        assertThat(track.at(only.from().minusSeconds(1)).horizontal().altitudeDegrees())
                .isLessThan(30);
        // sin 30° = cos 45° cos H: H = 45°, so it is up for 90° of the sky's turn, 15.041067° an hour.
        assertThat(only.length().toSeconds()).isCloseTo(Math.round(90 / 15.041067 * 3_600), within(20L));
    }

    @Test
    void aMastAFifthOfADegreeWideHidesATargetForItsSeconds() {
        Horizon mast = new Horizon(List.of(
                new Horizon.Point(179.9, 0),
                new Horizon.Point(179.95, 60),
                new Horizon.Point(180.05, 60),
                new Horizon.Point(180.1, 0)));
        List<Interval> up = sky.track(EQUATORIAL).up(20, mast);
        assertThat(up).hasSize(2);
        Interval hidden = new Interval(up.getFirst().to(), up.getLast().from());
        // At 45° the mast is 0.125° wide; due south the target goes 15.041″ a second / cos 45° in azimuth.
        assertThat(hidden.length().toMillis() / 1_000.0)
                .isCloseTo(0.125 * 3_600 / (15.041 / Math.cos(Math.PI / 4)), within(1.0));
        assertThat(hidden.contains(sky.track(EQUATORIAL).transit().orElseThrow()))
                .isTrue();
    }

    @Test
    void aCircumpolarTargetIsUpThroughoutAndAFarSouthernOneNever() {
        assertThat(sky.track(new J2000(2.53, 89.26)).up(40, Horizon.flat())).containsExactly(sky.interval());
        assertThat(sky.track(new J2000(5, -60)).up(-5, Horizon.flat())).isEmpty();
        Sky pole = new Sky(new Site(-90, 0, 2_800), sky.interval());
        assertThat(pole.track(new J2000(5, -60)).up(59, Horizon.flat())).containsExactly(pole.interval());
        assertThat(pole.track(new J2000(5, 60)).up(0, Horizon.flat())).isEmpty();
    }

    @Test
    void aTargetThatPassesUnderThePoleIsHiddenByAHillThatReachesAcrossNorth() {
        // Declination 60: it passes 15° above north, and the hill is 20° there.
        Horizon hill = new Horizon(List.of(
                new Horizon.Point(320, 0),
                new Horizon.Point(340, 20),
                new Horizon.Point(20, 20),
                new Horizon.Point(40, 0)));
        Sky day = new Sky(FORTY_FIVE_NORTH, new Interval(EVENING, EVENING.plus(Duration.ofHours(24))));
        Track track = day.track(new J2000(21, 60));
        assertThat(track.up(0, Horizon.flat())).containsExactly(day.interval());
        List<Interval> up = track.up(0, hill);
        List<Interval> atNorth = track.hourAngleBetween(-12, -11.99);
        assertThat(atNorth).hasSize(1);
        assertThat(Interval.common(up, atNorth)).isEmpty();
        assertThat(up).hasSize(2);
    }

    @Test
    void itTransitsWhenItIsHighestDueSouthWithHourAngleZero() {
        Track track = sky.track(EQUATORIAL);
        Instant transit = track.transit().orElseThrow();
        Track.Point point = track.at(transit);
        assertThat(point.hourAngleHours()).isCloseTo(0, within(1e-6));
        assertThat(point.horizontal().azimuthDegrees()).isCloseTo(180, within(1e-4));
        assertThat(point.horizontal().altitudeDegrees()).isCloseTo(45, within(0.01));
        assertThat(Sofa.star(EQUATORIAL, FORTY_FIVE_NORTH, transit).hourAngleHours())
                .isCloseTo(0, within(1e-4));
        Track.Point highest = track.points(Duration.ofMinutes(1)).stream()
                .max(Comparator.comparingDouble(p -> p.horizontal().altitudeDegrees()))
                .orElseThrow();
        assertThat(Duration.between(highest.at(), transit).abs()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aTargetThatTransitsOnlyBeforeOrAfterDoesNotTransit() {
        Instant transit = sky.track(EQUATORIAL).transit().orElseThrow();
        Interval before = new Interval(transit.minusSeconds(3_600), transit.minusSeconds(1));
        Interval after = new Interval(transit.plusSeconds(1), transit.plusSeconds(3_600));
        assertThat(new Sky(FORTY_FIVE_NORTH, before).track(EQUATORIAL).transit())
                .isEmpty();
        assertThat(new Sky(FORTY_FIVE_NORTH, after).track(EQUATORIAL).transit()).isEmpty();
    }

    @Test
    void theHourAngleIsInARangeForAsManySiderealHours() {
        Track track = sky.track(EQUATORIAL);
        Instant transit = track.transit().orElseThrow();
        List<Interval> near = track.hourAngleBetween(-3, 3);
        // 3 sidereal hours are 3 h / 1.00273791 = 10,770.51 s.
        assertThat(near)
                .singleElement()
                .satisfies(only -> assertThat(
                                Duration.between(only.from(), transit).toMillis() / 1e3)
                        .isCloseTo(10_770.51, within(1.01)))
                .satisfies(
                        only -> assertThat(Duration.between(transit, only.to()).toMillis() / 1e3)
                                .isCloseTo(10_770.51, within(1.01)));
        assertThat(track.hourAngleBetween(-12, 12)).containsExactly(sky.interval());
        assertThatThrownBy(() -> track.hourAngleBetween(3, -3)).hasMessageContaining("the smaller first");
    }

    @Test
    void aTargetBesideTheMoonIsTooNearAndOneOppositeIsNot() {
        Instant middle = EVENING.plus(Duration.ofHours(6));
        double[] moon = Sofa.moon(middle);
        double raHours = Math.toDegrees(Math.atan2(moon[1], moon[0])) / 15;
        double dec = Math.toDegrees(Math.asin(moon[2] / Sofa.length(moon)));
        J2000 beside = new J2000((raHours + 24) % 24, dec);
        J2000 opposite = new J2000((raHours + 36) % 24, -dec);
        assertThat(sky.track(beside).moonBeyond(10)).isEmpty();
        assertThat(sky.track(opposite).moonBeyond(150)).containsExactly(sky.interval());
        // The Moon goes 0.5° an hour against the stars: from 12 h before to 12 h after it passes within 3°, not all the
        // day.
        Sky day = new Sky(FORTY_FIVE_NORTH, new Interval(middle.minusSeconds(43_200), middle.plusSeconds(43_200)));
        List<Interval> beyond = day.track(beside).moonBeyond(3);
        assertThat(beyond).isNotEmpty();
        assertThat(day.track(beside).at(beyond.getFirst().to()).moonDistanceDegrees())
                .isCloseTo(3, within(0.001));
    }

    @Test
    void aCurveHasAPointAtEachStepAndAtItsEnd() {
        List<Track.Point> points = sky.track(EQUATORIAL).points(Duration.ofMinutes(5));
        assertThat(points).hasSize(12 * 12 + 1);
        assertThat(points.getFirst().at()).isEqualTo(EVENING);
        assertThat(points.getLast().at()).isEqualTo(sky.interval().to());
        for (Track.Point point : points) {
            Moon moon = sky.moon(point.at());
            assertThat(point.moonAltitudeDegrees()).isEqualTo(moon.horizontal().altitudeDegrees());
            assertThat(point.airmass()).isEqualTo(Airmass.at(point.horizontal().altitudeDegrees()));
        }
        assertThatThrownBy(() -> sky.track(EQUATORIAL).points(Duration.ofSeconds(40)))
                .hasMessageContaining("longer step");
        assertThatThrownBy(() -> sky.track(EQUATORIAL).points(Duration.ZERO)).hasMessageContaining("longer step");
    }

    private static int edgeIsAt(Instant edge, Instant end, J2000 target, Site site, double minimum, Horizon horizon) {
        if (edge.equals(end)) {
            return 0;
        }
        // The true edge is in the second before; there the margin changes its sign.
        double before = sofaMargin(target, site, edge.minusMillis(1_100), minimum, horizon);
        double after = sofaMargin(target, site, edge.plusMillis(100), minimum, horizon);
        assertThat(before * after)
                .as("%s %s %s: %s, %s", target, site, edge, before, after)
                .isLessThan(CLOSE_DEGREES * CLOSE_DEGREES);
        return 1;
    }

    private static double sofaMargin(J2000 target, Site site, Instant at, double minimum, Horizon horizon) {
        Sofa.Observed place = Sofa.star(target, site, at);
        return place.altitudeDegrees() - Math.max(minimum, horizon.altitudeDegrees(place.azimuthDegrees()));
    }

    private static Horizon randomHorizon(Random random) {
        List<Horizon.Point> points = new ArrayList<>();
        for (double azimuth = random.nextDouble(30); azimuth < 360; azimuth += 2 + random.nextDouble(40)) {
            points.add(new Horizon.Point(azimuth, random.nextDouble(-2, 40)));
        }
        return new Horizon(points);
    }
}
