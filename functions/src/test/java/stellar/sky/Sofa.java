package stellar.sky;

import java.time.Instant;
import org.jastronomy.jsofa.JSOFA;
import org.jastronomy.jsofa.JSOFA.JulianDate;
import org.jastronomy.jsofa.JSOFA.ObservedPositionEO;
import org.jastronomy.jsofa.JSOFAIllegalParameter;
import org.jastronomy.jsofa.JSOFAInternalError;

/** The oracle: the IAU's Standards of Fundamental Astronomy, in full (IAU 2006/2000A), refraction and UT1−UTC zero. */
final class Sofa {

    private static final double UNIX_EPOCH = 2_440_587.5;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double LIGHT_AU_A_DAY = 173.1446326847;
    private static final double AU_KM = 149_597_870.7;
    private static final long TT_MINUS_UTC_MILLIS = 37_000 + 32_184;

    private Sofa() {}

    /** Altitude and azimuth of a star; the hour angle is of date. */
    record Observed(double altitudeDegrees, double azimuthDegrees, double hourAngleHours) {}

    static Observed star(J2000 target, Site site, Instant at) {
        try {
            JulianDate utc = utc(at);
            ObservedPositionEO seen = JSOFA.jauAtco13(
                    Math.toRadians(target.raHours() * 15),
                    Math.toRadians(target.decDegrees()),
                    0,
                    0,
                    0,
                    0,
                    utc.djm0,
                    utc.djm1,
                    0,
                    Math.toRadians(site.eastLongitudeDegrees()),
                    Math.toRadians(site.latitudeDegrees()),
                    site.heightMetres(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0.55);
            return new Observed(
                    90 - Math.toDegrees(seen.op.zob), Math.toDegrees(seen.op.aob), Math.toDegrees(seen.op.hob) / 15);
        } catch (JSOFAIllegalParameter | JSOFAInternalError e) {
            throw new IllegalStateException("The oracle refuses " + at + ": " + e.getMessage(), e);
        }
    }

    /** Greenwich apparent sidereal time. */
    static double greenwichApparentRadians(Instant at) {
        JulianDate ut = utc(at);
        JulianDate tt = tt(at);
        return JSOFA.jauGst06a(ut.djm0, ut.djm1, tt.djm0, tt.djm1);
    }

    static JulianDate utc(Instant at) {
        return new JulianDate(UNIX_EPOCH, (at.getEpochSecond() + at.getNano() / 1e9) / SECONDS_A_DAY);
    }

    static JulianDate tt(Instant at) {
        return utc(at.plusMillis(TT_MINUS_UTC_MILLIS));
    }

    /** The Sun's apparent direction from the Earth's centre, true equator and equinox of date. */
    static double[] sun(Instant at) {
        JulianDate tt = tt(at);
        double[][] heliocentric = new double[2][3];
        double[][] barycentric = new double[2][3];
        JSOFA.jauEpv00(tt.djm0, tt.djm1, heliocentric, barycentric);
        double distance = length(heliocentric[0]);
        double[] direction = new double[3];
        for (int i = 0; i < 3; i++) {
            direction[i] = -heliocentric[0][i] / distance + barycentric[1][i] / LIGHT_AU_A_DAY;
        }
        return JSOFA.jauRxp(JSOFA.jauPnm06a(tt.djm0, tt.djm1), direction);
    }

    /** The Moon's centre from the Earth's in km, true equator and equinox of date, as light brings it. */
    static double[] moon(Instant at) {
        JulianDate tt = tt(at);
        double[][] geometric = JSOFA.jauMoon98(tt.djm0, tt.djm1);
        double[] place = new double[3];
        for (int i = 0; i < 3; i++) {
            double lightDays = length(geometric[0]) / LIGHT_AU_A_DAY;
            place[i] = (geometric[0][i] - lightDays * geometric[1][i]) * AU_KM;
        }
        return JSOFA.jauRxp(JSOFA.jauPnm06a(tt.djm0, tt.djm1), place);
    }

    /** A star's apparent direction, true equator and equinox of date. */
    static double[] apparent(J2000 target, Instant at) {
        JulianDate tt = tt(at);
        var place = JSOFA.jauAtci13(
                Math.toRadians(target.raHours() * 15),
                Math.toRadians(target.decDegrees()),
                0,
                0,
                0,
                0,
                tt.djm0,
                tt.djm1);
        return JSOFA.jauS2c(place.pos.alpha - place.eo, place.pos.delta);
    }

    static double separationDegrees(double[] a, double[] b) {
        return Math.toDegrees(JSOFA.jauSepp(a, b));
    }

    /** Altitude of a direction of date over a site, by the sine formula. */
    static double altitudeDegrees(double[] ofDate, Site site, double greenwichRadians) {
        double ra = Math.atan2(ofDate[1], ofDate[0]);
        double dec = Math.asin(ofDate[2] / length(ofDate));
        return altitudeDegrees(ra, dec, site, greenwichRadians);
    }

    static double altitudeDegrees(double ra, double dec, Site site, double greenwichRadians) {
        double hourAngle = greenwichRadians + Math.toRadians(site.eastLongitudeDegrees()) - ra;
        double latitude = Math.toRadians(site.latitudeDegrees());
        return Math.toDegrees(Math.asin(
                Math.sin(latitude) * Math.sin(dec) + Math.cos(latitude) * Math.cos(dec) * Math.cos(hourAngle)));
    }

    /** The site from the Earth's centre in km, in the axes of date. */
    static double[] site(Site site, double greenwichRadians) {
        try {
            double[] metres = JSOFA.jauGd2gc(
                    1,
                    Math.toRadians(site.eastLongitudeDegrees()),
                    Math.toRadians(site.latitudeDegrees()),
                    site.heightMetres());
            double c = Math.cos(greenwichRadians);
            double s = Math.sin(greenwichRadians);
            return new double[] {
                (c * metres[0] - s * metres[1]) / 1e3, (s * metres[0] + c * metres[1]) / 1e3, metres[2] / 1e3
            };
        } catch (JSOFAIllegalParameter | JSOFAInternalError e) {
            throw new IllegalStateException("The oracle refuses " + site + ": " + e.getMessage(), e);
        }
    }

    static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }
}
