package stellar.simulator.frames;

import java.util.List;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Filter;

/**
 * Puts stars on a raster, each spread by Moffat's profile (A. F. J. Moffat 1969) with exponent 3, whose half-flux
 * diameter is what the focus and the air allow.
 */
final class StarPainter {
    private static final double FLUX_PER_SECOND_AT_MAGNITUDE_10 = 26_000;
    private static final double FAINT_EDGE = 0.35;
    private static final int WIDEST_RADIUS = 70;
    /** Half of the light of the profile with exponent 3 lies inside this many core radii: √(√2 − 1). */
    private static final double HALF_FLUX_RADIUS = 0.6436;

    private final Raster raster;
    private final Projection projection;
    private final Exposure exposure;
    private final double core;

    StarPainter(Raster raster, Projection projection, Exposure exposure) {
        this.raster = raster;
        this.projection = projection;
        this.exposure = exposure;
        this.core = Math.max(0.4, exposure.hfdPixels() / exposure.binning() / 2 / HALF_FLUX_RADIUS);
    }

    void paint(List<Stars.Star> stars) {
        for (Stars.Star star : stars) {
            projection.spot(star.place()).ifPresent(spot -> paint(spot, flux(star)));
        }
    }

    /** What arrives of a star through the filter, in counts. */
    private double flux(Stars.Star star) {
        double all = FLUX_PER_SECOND_AT_MAGNITUDE_10 * Math.pow(10, -0.4 * (star.magnitude() - 10));
        return all * exposure.seconds() * share(exposure.filter(), star.colour()) * (1 - 0.85 * exposure.cloudCover());
    }

    /** Red stars give more in red light, blue ones in blue. */
    private static double share(Filter filter, double colour) {
        double tilt = colour - 0.6;
        return switch (filter) {
            case L -> 1;
            case R -> 0.32 * Math.pow(10, 0.18 * tilt);
            case G -> 0.34;
            case B -> 0.3 * Math.pow(10, -0.24 * tilt);
            case HA, SII -> 0.022 * Math.pow(10, 0.2 * tilt);
            case OIII -> 0.02 * Math.pow(10, -0.1 * tilt);
        };
    }

    private void paint(Projection.Spot spot, double flux) {
        double peak = 2 * flux / (Math.PI * core * core);
        double reach = core * Math.sqrt(Math.max(0, Math.cbrt(peak / FAINT_EDGE) - 1));
        int radius = (int) Math.clamp(Math.ceil(reach), 1, WIDEST_RADIUS);
        int left = Math.max(0, (int) Math.floor(spot.x()) - radius);
        int right = Math.min(raster.width() - 1, (int) Math.ceil(spot.x()) + radius);
        int top = Math.max(0, (int) Math.floor(spot.y()) - radius);
        int bottom = Math.min(raster.height() - 1, (int) Math.ceil(spot.y()) + radius);
        double perCore = 1 / (core * core);
        for (int y = top; y <= bottom; y++) {
            double dy = y - spot.y();
            for (int x = left; x <= right; x++) {
                double dx = x - spot.x();
                double spread = 1 + (dx * dx + dy * dy) * perCore;
                raster.values()[y * raster.width() + x] += (float) (peak / (spread * spread * spread));
            }
        }
    }
}
