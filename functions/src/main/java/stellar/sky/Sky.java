package stellar.sky;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The sky over one site through one interval.
 *
 * <p>What creeps (precession, nutation, aberration) is worked out once for the interval's middle, what moves smoothly
 * (Sun, Moon) every two hours; asking is cheap after that. Instants outside the interval are refused with an
 * {@link IllegalArgumentException}; its end may be asked too.
 */
public final class Sky {

    /** The longest interval: a night from noon to noon and its neighbours' halves. */
    public static final Duration LONGEST = Duration.ofHours(50);

    private static final Interval VALID =
            new Interval(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
    private static final long STEP_SECONDS = 600;

    /** A little more than 360° in a sidereal day, for what the Moon's own way and parallax add. */
    private static final double DEGREES_A_SECOND = 0.0045;

    private final Site site;
    private final Interval interval;
    private final Equator equator;
    private final Path sun;
    private final Path moon;
    private final double siderealAtStart;
    private final Vector siteKm;
    private final double sinLatitude;
    private final double cosLatitude;

    /**
     * @param interval at most {@link #LONGEST}, from 2000 to 2100
     * @throws IllegalArgumentException when it is longer or outside
     */
    public Sky(Site site, Interval interval) {
        if (interval.length().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Sky: the interval from " + interval.from() + " to " + interval.to()
                    + " is longer than " + LONGEST.toHours() + " hours; ask for a night at a time.");
        }
        if (!VALID.contains(interval)) {
            throw new IllegalArgumentException("Sky: the interval from " + interval.from() + " to " + interval.to()
                    + " is not between the years 2000 and 2100, where the formulas hold.");
        }
        this.site = site;
        this.interval = interval;
        Instant middle = interval.from().plus(interval.length().dividedBy(2));
        equator = new Equator(EarthTurn.centuries(middle));
        sun = new Path(interval, t -> {
            SunSeries place = SunSeries.at(t);
            return equator.fromEcliptic(place.longitudeRadians(), place.latitudeRadians(), place.distanceKm());
        });
        moon = new Path(interval, t -> {
            MoonSeries place = MoonSeries.at(t);
            return equator.fromEcliptic(place.longitudeRadians(), place.latitudeRadians(), place.distanceKm());
        });
        siderealAtStart = EarthTurn.greenwichRadians(interval.from())
                + equator.equationOfTheEquinoxes()
                + Math.toRadians(site.eastLongitudeDegrees());
        siteKm = site.geocentricKm();
        sinLatitude = Math.sin(Math.toRadians(site.latitudeDegrees()));
        cosLatitude = Math.cos(Math.toRadians(site.latitudeDegrees()));
    }

    /** The sky at one instant and the second after it. */
    public static Sky at(Site site, Instant at) {
        return new Sky(site, new Interval(at, at.plusSeconds(1)));
    }

    public Site site() {
        return site;
    }

    public Interval interval() {
        return interval;
    }

    /** A target's way across this sky. */
    public Track track(J2000 target) {
        return new Track(this, equator.apparent(target));
    }

    /** Local apparent sidereal time, in hours from 0 to less than 24. */
    public double siderealHours(Instant at) {
        return Math.toDegrees(Angle.positive(siderealRadians(seconds(at)))) / 15;
    }

    /** Where the Sun's centre stands, from the Earth's centre as almanacs have it (parallax is under 0.0025°). */
    public Horizontal sun(Instant at) {
        double seconds = seconds(at);
        return Horizontal.of(northEastUp(sun.at(seconds), seconds));
    }

    /** The Moon as the site sees it. */
    public Moon moon(Instant at) {
        double seconds = seconds(at);
        Vector fromEarth = moon.at(seconds);
        Vector sunFromEarth = sun.at(seconds);
        Vector fromSite = moonNorthEastUp(seconds);
        double elongation =
                Angle.positive(equator.eclipticLongitude(fromEarth) - equator.eclipticLongitude(sunFromEarth));
        return new Moon(
                Horizontal.of(fromSite),
                fromSite.length(),
                Moon.illuminatedFraction(fromEarth, sunFromEarth),
                Math.toDegrees(elongation));
    }

    /**
     * When the Sun's centre is below an altitude, to the second: the whole seconds from each beginning to before each
     * end are all so.
     */
    public List<Interval> sunBelow(double altitudeDegrees) {
        return where(seconds -> altitudeDegrees - Horizontal.altitudeDegrees(northEastUp(sun.at(seconds), seconds)));
    }

    /** When the Moon is up over a level horizon, from moonrise (upper limb, refraction 34′) to moonset, to the second. */
    public List<Interval> moonUp() {
        return where(seconds -> {
            Vector fromSite = moonNorthEastUp(seconds);
            return Horizontal.altitudeDegrees(fromSite) - Moon.risingAltitudeDegrees(fromSite.length());
        });
    }

    /** Seconds from the interval's beginning to an instant in it or at its end. */
    double seconds(Instant at) {
        if (at.isBefore(interval.from()) || at.isAfter(interval.to())) {
            throw new IllegalArgumentException("Sky: " + at + " is not between " + interval.from() + " and "
                    + interval.to() + "; make a sky for the interval that is asked about.");
        }
        Duration since = Duration.between(interval.from(), at);
        return since.getSeconds() + since.getNano() / 1e9;
    }

    double siderealRadians(double seconds) {
        return siderealAtStart + EarthTurn.RADIANS_A_SECOND * seconds;
    }

    /** A direction of date by its parts towards the site's north, east and zenith; J. Meeus, ch. 13, as vectors. */
    Vector northEastUp(Vector ofDate, double seconds) {
        return level(ofDate.aboutZ(siderealRadians(seconds)));
    }

    /** The Moon's centre from the site, in km; J. Meeus, ch. 40, as vectors. */
    Vector moonNorthEastUp(double seconds) {
        return level(moon.at(seconds).aboutZ(siderealRadians(seconds)).minus(siteKm));
    }

    /** Where a smooth margin in degrees is not negative; nothing in the sky goes faster than the sky turns. */
    List<Interval> where(DoubleUnaryOperator margin) {
        return Crossings.notNegative(interval, Crossings.nodes(interval, STEP_SECONDS), DEGREES_A_SECOND, margin);
    }

    /** From axes meridian, east, pole to axes north, east, zenith. */
    private Vector level(Vector meridian) {
        return new Vector(
                cosLatitude * meridian.z() - sinLatitude * meridian.x(),
                meridian.y(),
                sinLatitude * meridian.z() + cosLatitude * meridian.x());
    }
}
