package stellar.simulator.night;

import static java.lang.Math.asin;
import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

import java.time.Instant;

/**
 * Where things stand in the sky of a site. Formulas from Jean Meeus, <i>Astronomical Algorithms</i>, 2nd edition;
 * nutation, aberration and refraction (under a minute of arc together, 30° up) are left out.
 */
public final class Sky {
    private final Site site;

    /** The sky of this site. */
    public Sky(Site site) {
        this.site = site;
    }

    /** Altitude and azimuth of a J2000 place, after precession. */
    public Horizontal horizontal(Equatorial j2000, Instant when) {
        Equatorial ofDate = ofDate(j2000, when);
        return horizontalOfDate(ofDate, when);
    }

    /** Hour angle of a J2000 place in hours, −12 to below 12, positive after the meridian. */
    public double hourAngleHours(Equatorial j2000, Instant when) {
        return hourAngleOfDate(ofDate(j2000, when), when);
    }

    /** Altitude of the Sun's centre in degrees (Meeus chapter 25, low accuracy: 0.01°). */
    public double sunAltitudeDegrees(Instant when) {
        double t = centuries(when);
        double meanLongitude = 280.46646 + 36000.76983 * t;
        double anomaly = toRadians(357.52911 + 35999.05029 * t);
        double centre = (1.914602 - 0.004817 * t) * sin(anomaly)
                + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                + 0.000289 * sin(3 * anomaly);
        double longitude = toRadians(meanLongitude + centre);
        double obliquity = toRadians(23.439291 - 0.0130042 * t);
        double ra = toDegrees(atan2(cos(obliquity) * sin(longitude), cos(longitude))) / 15;
        double dec = toDegrees(asin(sin(obliquity) * sin(longitude)));
        return horizontalOfDate(Equatorial.of(ra, dec), when).altitudeDegrees();
    }

    /** A J2000 place in the coordinates of the date, that is with precession (Meeus 21.3, 21.4). */
    public static Equatorial ofDate(Equatorial j2000, Instant when) {
        double t = centuries(when);
        double zeta = arcseconds(2306.2181 * t + 0.30188 * t * t + 0.017998 * t * t * t);
        double z = arcseconds(2306.2181 * t + 1.09468 * t * t + 0.018203 * t * t * t);
        double theta = arcseconds(2004.3109 * t - 0.42665 * t * t - 0.041833 * t * t * t);
        double ra = toRadians(j2000.raHours() * 15) + zeta;
        double dec = toRadians(j2000.decDegrees());
        double a = cos(dec) * sin(ra);
        double b = cos(theta) * cos(dec) * cos(ra) - sin(theta) * sin(dec);
        double c = sin(theta) * cos(dec) * cos(ra) + cos(theta) * sin(dec);
        return Equatorial.of(toDegrees(atan2(a, b) + z) / 15, toDegrees(atan2(c, Math.hypot(a, b))));
    }

    /** Mean sidereal time at Greenwich in hours, 0 to below 24 (Meeus 12.4). */
    static double greenwichSiderealHours(Instant when) {
        double t = centuries(when);
        double degrees = 280.46061837 + 360.98564736629 * 36525 * t + 0.000387933 * t * t - t * t * t / 38_710_000;
        double hours = degrees / 15;
        return hours - 24 * Math.floor(hours / 24);
    }

    /** Altitude and azimuth of a place in the coordinates of the date (Meeus 13.5, 13.6). */
    Horizontal horizontalOfDate(Equatorial place, Instant when) {
        double hourAngle = toRadians(hourAngleOfDate(place, when) * 15);
        double latitude = toRadians(site.latitudeDegrees());
        double dec = toRadians(place.decDegrees());
        double altitude = asin(sin(latitude) * sin(dec) + cos(latitude) * cos(dec) * cos(hourAngle));
        double fromSouth =
                atan2(sin(hourAngle) * cos(dec), cos(hourAngle) * sin(latitude) * cos(dec) - sin(dec) * cos(latitude));
        double azimuth = toDegrees(fromSouth) + 180;
        return new Horizontal(toDegrees(altitude), azimuth >= 360 ? azimuth - 360 : azimuth);
    }

    private double hourAngleOfDate(Equatorial place, Instant when) {
        double hours = greenwichSiderealHours(when) + site.longitudeDegrees() / 15 - place.raHours();
        return hours - 24 * Math.floor((hours + 12) / 24);
    }

    /** Julian centuries since J2000; universal time stands for dynamical time. */
    private static double centuries(Instant when) {
        double days = (when.getEpochSecond() + when.getNano() / 1e9) / 86_400 + 2_440_587.5 - 2_451_545.0;
        return days / 36_525;
    }

    private static double arcseconds(double value) {
        return toRadians(value / 3600);
    }
}
