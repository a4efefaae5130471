package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Moon against {@link Sofa} (the same lunar theory, other arithmetic) and against tables of PyEphem (another theory). */
class MoonTest {

    private static final long SEED = 20261121;
    private static final J2000 VEGA = new J2000(279.23473479 / 15, 38.78368896);

    @Test
    void fifteenHundredRandomMoonsAreWhereSofaHasThem() {
        Random random = new Random(SEED);
        ErrorTable errors = new ErrorTable("Moon against SOFA, 2020-2050, seed " + SEED);
        for (int i = 0; i < 1_500; i++) {
            Site site = Randoms.site(random, 90);
            J2000 target = Randoms.target(random);
            Instant at = Randoms.instant(random);
            // A sky whose path is asked somewhere within, not at a node.
            Interval night =
                    new Interval(at.minusSeconds(random.nextInt(40_000)), at.plusSeconds(1 + random.nextInt(40_000)));
            Sky sky = new Sky(site, night);
            Moon ours = sky.moon(at);
            double sidereal = Sofa.greenwichApparentRadians(at);
            double[] theirs = Sofa.moon(at);
            double[] stand = Sofa.site(site, sidereal);
            for (int k = 0; k < 3; k++) {
                theirs[k] -= stand[k];
            }
            String what = site + " " + at;
            errors.add(
                    "topocentric altitude [deg]",
                    ours.horizontal().altitudeDegrees() - Sofa.altitudeDegrees(theirs, site, sidereal),
                    what);
            errors.add("distance [km]", ours.distanceKm() - Sofa.length(theirs), what);
            double distance = Sofa.separationDegrees(theirs, Sofa.apparent(target, at));
            errors.add(
                    "distance from a target [deg]",
                    sky.track(target).at(at).moonDistanceDegrees() - distance,
                    what + " " + target);
        }
        errors.print();
        assertThat(errors.count("topocentric altitude [deg]")).isEqualTo(1_500);
        assertThat(errors.worst("topocentric altitude [deg]")).isLessThan(0.002);
        assertThat(errors.worst("distance from a target [deg]")).isLessThan(0.002);
        assertThat(errors.worst("distance [km]")).isLessThan(20);
    }

    @Test
    void threeHundredMoonsAreWhereAnotherLunarTheoryHasThem() {
        ErrorTable errors = new ErrorTable("Moon against PyEphem, 2020-2050");
        for (String[] row : Table.rows("moon-positions.csv")) {
            Instant at = Instant.parse(row[0]);
            Sky sky = Sky.at(site(row), at);
            Moon ours = sky.moon(at);
            String what = String.join(" ", row);
            double altitude = Double.parseDouble(row[4]);
            errors.add("altitude [deg]", ours.horizontal().altitudeDegrees() - altitude, what);
            double azimuth = Math.IEEEremainder(ours.horizontal().azimuthDegrees() - Double.parseDouble(row[5]), 360);
            errors.add("azimuth x cos altitude [deg]", azimuth * Math.cos(Math.toRadians(altitude)), what);
            errors.add("lit part", ours.illuminatedFraction() - Double.parseDouble(row[6]) / 100, what);
            errors.add(
                    "distance from Vega [deg]",
                    sky.track(VEGA).at(at).moonDistanceDegrees() - Double.parseDouble(row[7]),
                    what);
        }
        errors.print();
        assertThat(errors.count("altitude [deg]")).isEqualTo(300);
        assertThat(errors.worst("altitude [deg]")).isLessThan(0.02);
        assertThat(errors.worst("azimuth x cos altitude [deg]")).isLessThan(0.02);
        assertThat(errors.worst("distance from Vega [deg]")).isLessThan(0.02);
        assertThat(errors.worst("lit part")).isLessThan(0.002);
    }

    @Test
    void atTheInstantsOfThePhasesTheElongationIsTheirs() {
        ErrorTable errors = new ErrorTable("Moon's phases against PyEphem, 2020-2050");
        List<MoonPhase> phases =
                List.of(MoonPhase.NEW, MoonPhase.FIRST_QUARTER, MoonPhase.FULL, MoonPhase.LAST_QUARTER);
        for (String[] row : Table.rows("moon-phases.csv")) {
            Instant at = Instant.parse(row[0]);
            int degrees = Integer.parseInt(row[1]);
            Moon moon = Sky.at(new Site(0, 0, 0), at).moon(at);
            errors.add(
                    "elongation [deg]",
                    Math.IEEEremainder(moon.elongationDegrees() - degrees, 360),
                    String.join(" ", row));
            assertThat(moon.phase()).isEqualTo(phases.get(degrees / 90));
        }
        errors.print();
        assertThat(errors.count("elongation [deg]")).isEqualTo(160);
        assertThat(errors.worst("elongation [deg]")).isLessThan(0.02);
    }

    @Test
    void itRisesAndSetsWhenTheTableSays() {
        ErrorTable errors = new ErrorTable("Moonrise and moonset against PyEphem, 2020-2050");
        int none = 0;
        for (String[] row : Table.rows("moon-risings.csv")) {
            Interval day =
                    new Interval(Instant.parse(row[0]), Instant.parse(row[0]).plus(Duration.ofDays(1)));
            List<Interval> up = new Sky(site(row), day).moonUp();
            Optional<Instant> rising = up.stream()
                    .map(Interval::from)
                    .filter(from -> from.isAfter(day.from()))
                    .findFirst();
            Optional<Instant> setting = up.stream()
                    .map(Interval::to)
                    .filter(to -> to.isBefore(day.to()))
                    .findFirst();
            none += compare(errors, "moonrise [s]", rising, row[4], row);
            none += compare(errors, "moonset [s]", setting, row[5], row);
        }
        errors.print();
        System.out.println("  days without one: " + none);
        assertThat(errors.count("moonrise [s]")).isGreaterThan(130);
        assertThat(none).isPositive();
        assertThat(errors.worst("moonrise [s]")).isLessThan(60);
        assertThat(errors.worst("moonset [s]")).isLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "0, NEW", "6, NEW", "6.01, WAXING_CRESCENT", "83.9, WAXING_CRESCENT", "84, FIRST_QUARTER",
        "96.01, WAXING_GIBBOUS", "174, FULL", "186, FULL", "186.01, WANING_GIBBOUS", "263.9, WANING_GIBBOUS",
        "270, LAST_QUARTER", "276.01, WANING_CRESCENT", "353.9, WANING_CRESCENT", "354, NEW", "359.999, NEW"
    })
    void aPhaseHasTwelveDegreesOrWhatIsLeftBetween(double elongationDegrees, MoonPhase phase) {
        assertThat(MoonPhase.of(elongationDegrees)).isEqualTo(phase);
    }

    @Test
    void theMoonIsLowerFromTheGroundThanFromTheEarthsCentre() {
        // Meeus, ch. 40: the horizontal parallax of a Moon at 368,409.7 km is 0.99199°.
        Instant at = Instant.parse("2026-11-21T20:00:00Z");
        Site site = new Site(45, 5, 0);
        double sidereal = Sofa.greenwichApparentRadians(at);
        double fromCentre = Sofa.altitudeDegrees(Sofa.moon(at), site, sidereal);
        Moon moon = Sky.at(site, at).moon(at);
        double parallax = Math.toDegrees(Math.asin(6_378.14 / Sofa.length(Sofa.moon(at))))
                * Math.cos(Math.toRadians(moon.horizontal().altitudeDegrees()));
        assertThat(fromCentre - moon.horizontal().altitudeDegrees()).isCloseTo(parallax, within(0.01));
    }

    private static int compare(
            ErrorTable errors, String quantity, Optional<Instant> ours, String theirs, String[] row) {
        String what = String.join(" ", row);
        if (theirs.equals("none")) {
            assertThat(ours).as(what).isEmpty();
            return 1;
        }
        long millis =
                Duration.between(Instant.parse(theirs), ours.orElseThrow()).toMillis();
        errors.add(quantity, millis / 1_000.0, what);
        return 0;
    }

    private static Site site(String[] row) {
        return new Site(Double.parseDouble(row[1]), Double.parseDouble(row[2]), Double.parseDouble(row[3]));
    }
}
