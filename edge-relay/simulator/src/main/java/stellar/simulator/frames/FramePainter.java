package stellar.simulator.frames;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Filter;
import stellar.simulator.night.Target;
import stellar.simulator.night.Targets;

/** Draws what the sensor sees in an exposure: sky, glow, stars, and the noise of light and electronics. */
final class FramePainter {
    private static final int GLOW_GRID_PIXELS = 3;
    private static final double READ_NOISE = 7;
    private static final double DARK_PER_SECOND = 0.05;
    private static final float FULL = 65_535;
    private static final int GAUSSIANS = 1 << 16;

    private final Optics optics;
    private final float[] gaussians = new float[GAUSSIANS];

    FramePainter(Optics optics) {
        this.optics = optics;
        var random = new Random(1);
        for (int i = 0; i < GAUSSIANS; i++) {
            gaussians[i] = (float) random.nextGaussian();
        }
    }

    /** The frame in counts, 0 to 65,535, whole numbers. */
    Raster paint(Exposure exposure) {
        Raster raster =
                Raster.empty(optics.widthPixels() / exposure.binning(), optics.heightPixels() / exposure.binning());
        switch (exposure.kind()) {
            case LIGHT -> paintSky(raster, exposure);
            case FLAT -> fill(raster, 25_000);
            case BIAS, DARK -> {}
        }
        expose(raster, exposure);
        return raster;
    }

    Projection projection(Exposure exposure) {
        return new Projection(
                exposure.place(),
                optics.degreesPerPixel(exposure.binning()),
                exposure.turnedOver(),
                optics.widthPixels() / exposure.binning(),
                optics.heightPixels() / exposure.binning());
    }

    private void paintSky(Raster raster, Exposure exposure) {
        Projection projection = projection(exposure);
        double reach = optics.degreesPerPixel(1) * Math.hypot(optics.widthPixels(), optics.heightPixels()) / 2;
        List<Target> inView = Targets.ALL.stream()
                .filter(target -> exposure.place().degreesTo(target.place()) < reach + target.majorArcmin() / 60)
                .toList();
        inView.forEach(target -> paintGlow(raster, projection, exposure, target));
        paintBackground(raster, exposure);
        var painter = new StarPainter(raster, projection, exposure);
        painter.paint(Stars.around(exposure.place(), reach));
        inView.forEach(target -> painter.paint(Stars.members(target)));
    }

    /** Reckons the glow on a coarser grid, for it has no fine detail, and fills in between. */
    private static void paintGlow(Raster raster, Projection projection, Exposure exposure, Target target) {
        var there = projection.spot(target.place());
        if (there.isEmpty()) {
            return;
        }
        double east0 = projection.eastDegrees(there.get().x());
        double north0 = projection.northDegrees(there.get().y());
        var glow = new Glow(target, exposure.filter());
        double seconds =
                exposure.seconds() * (1 - 0.85 * exposure.cloudCover()) * exposure.binning() * exposure.binning();
        int columns = raster.width() / GLOW_GRID_PIXELS + 2;
        float[] above = new float[columns];
        float[] below = new float[columns];
        for (int row = 0; row * GLOW_GRID_PIXELS < raster.height() + GLOW_GRID_PIXELS; row++) {
            float[] swap = above;
            above = below;
            below = swap;
            double north = projection.northDegrees(row * GLOW_GRID_PIXELS) - north0;
            for (int column = 0; column < columns; column++) {
                double east = projection.eastDegrees(column * GLOW_GRID_PIXELS) - east0;
                below[column] = (float) (seconds * glow.perSecond(east, north));
            }
            if (row > 0) {
                addRows(raster, (row - 1) * GLOW_GRID_PIXELS, above, below);
            }
        }
    }

    private static void addRows(Raster raster, int top, float[] above, float[] below) {
        for (int y = top; y < Math.min(top + GLOW_GRID_PIXELS, raster.height()); y++) {
            float down = (y - top) / (float) GLOW_GRID_PIXELS;
            for (int x = 0; x < raster.width(); x++) {
                int column = x / GLOW_GRID_PIXELS;
                float right = (x - column * GLOW_GRID_PIXELS) / (float) GLOW_GRID_PIXELS;
                float upper = above[column] + (above[column + 1] - above[column]) * right;
                float lower = below[column] + (below[column + 1] - below[column]) * right;
                raster.values()[y * raster.width() + x] += upper + (lower - upper) * down;
            }
        }
    }

    /** Brighter towards the horizon and under cloud, darker in the corners. */
    private static void paintBackground(Raster raster, Exposure exposure) {
        double airMass =
                1 / Math.sin(Math.toRadians(Math.max(10, exposure.horizontal().altitudeDegrees())));
        double sky = skyPerSecond(exposure.filter())
                * exposure.seconds()
                * (0.7 + 0.3 * airMass)
                * (1 + 1.5 * exposure.cloudCover())
                * exposure.binning()
                * exposure.binning();
        double slope = (exposure.turnedOver() ? -1 : 1) * 0.025 * airMass;
        for (int y = 0; y < raster.height(); y++) {
            double v = 2.0 * y / raster.height() - 1;
            for (int x = 0; x < raster.width(); x++) {
                double u = 2.0 * x / raster.width() - 1;
                int at = y * raster.width() + x;
                double lit = raster.values()[at] + sky * (1 + slope * (v + 0.4 * u));
                raster.values()[at] = (float) (lit * (1 - 0.03 * (u * u + v * v)));
            }
        }
    }

    private static double skyPerSecond(Filter filter) {
        return switch (filter) {
            case L -> 18;
            case R -> 6;
            case G -> 6.5;
            case B -> 5;
            case HA -> 0.5;
            case OIII -> 0.6;
            case SII -> 0.45;
        };
    }

    private static void fill(Raster raster, float value) {
        Arrays.fill(raster.values(), value);
    }

    /** Adds offset, dark current and noise, and rounds to what the converter can say. */
    private void expose(Raster raster, Exposure exposure) {
        float[] values = raster.values();
        float pedestal = exposure.offset() * 10;
        boolean shutterOpen = exposure.kind() != Exposure.Kind.BIAS;
        float dark = shutterOpen ? (float) (DARK_PER_SECOND * exposure.seconds()) : 0;
        float gain = (float) Math.clamp(exposure.gain() / 100.0, 0.2, 5);
        long noise = exposure.noiseSeed();
        for (int i = 0; i < values.length; i++) {
            noise = noise * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            float light = values[i] + dark;
            float spread = (float) Math.sqrt(light + READ_NOISE * READ_NOISE);
            float counts = pedestal + gain * (light + spread * gaussians[(int) (noise >>> 48)]);
            values[i] = Math.clamp(Math.round(counts), 0, FULL);
        }
    }
}
