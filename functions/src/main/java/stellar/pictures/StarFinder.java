package stellar.pictures;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Counts a frame's stars and measures them while its rows pass. A star is a local maximum well above the sky around it that
 * is spread over several pixels; its half flux diameter is {@code 2 · Σ(v·r) / Σv} over the pixels around its centre, v above the
 * sky and r their distance (Weber and Brady 2001, "Fast auto-focus method and software for CCD-based telescopes").
 */
final class StarFinder {

    /** Stars end and sky begins within this many pixels of their centre. */
    private static final int REACH = 14;

    /** The sky is taken between {@link #REACH} and here. */
    private static final int EDGE = 19;

    private static final int WINDOW = 2 * EDGE + 1;

    /** So far above the sky, in standard deviations of its noise, is a star's brightest pixel. */
    private static final double PEAK_SIGMAS = 7;

    /** Beside the brightest pixel of a star, so many of eight are clearly above the sky; beside a hot one, none. */
    private static final int LIT_NEIGHBOURS = 3;

    private static final double LIT_SIGMAS = 3;

    /** What a peak must have at a first look; so few pixels around it tell the sky to a third of its noise. */
    private static final double FIRST_SIGMAS = 5;

    /** Between star and sky, in all directions. */
    private static final int[][] RING = {
        {17, 0},
        {12, 12},
        {0, 17},
        {-12, 12},
        {-17, 0},
        {-12, -12},
        {0, -17},
        {12, -12},
        {16, 6},
        {-6, 16},
        {-16, -6},
        {6, -16}
    };

    private static final double LEAST_SIGNAL_TO_NOISE = 10;
    private static final double LEAST_HFD = 1;
    private static final double GREATEST_HFD = 2 * REACH / 1.5;

    /** A frame with more is noise or a globular cluster; the rest is not looked at. */
    private static final int MOST_LOOKS = 20_000;

    private final int width;
    private final int height;
    private final double median;
    private final double noise;
    private final float[][] window;
    private final double[] around = new double[WINDOW * WINDOW];
    private final List<Star> found = new ArrayList<>();
    private final List<Star> near = new ArrayList<>();
    private int rows;
    private int looks;

    /**
     * A star.
     *
     * @param x of its centre, in pixels from the left; 0 is the middle of the first pixel
     * @param y of its centre, from the top
     * @param hfd half flux diameter, in pixels
     * @param flux above the sky, in the frame's values
     */
    record Star(double x, double y, double hfd, double flux) {}

    /** For a channel whose background is known. */
    StarFinder(int width, int height, Levels levels) {
        this.width = width;
        this.height = height;
        this.median = levels.median();
        this.noise = Math.max(levels.noise(), (levels.most() - levels.least()) * 1e-6);
        this.window = new float[WINDOW][width];
    }

    /** Takes the next row, from the top. */
    void add(float[] row) {
        System.arraycopy(row, 0, window[rows % WINDOW], 0, width);
        rows++;
        int middle = rows - 1 - EDGE;
        if (middle >= EDGE && middle < height - EDGE) {
            look(middle);
        }
    }

    /** How many stars there are. */
    int stars() {
        return found.size();
    }

    /** The median of their half flux diameters, in pixels; NaN when there are none. */
    double hfd() {
        double[] all = found.stream().mapToDouble(Star::hfd).sorted().toArray();
        return all.length == 0 ? Double.NaN : (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
    }

    /** Those found. */
    List<Star> found() {
        return found;
    }

    private void look(int y) {
        forgetAbove(y - 2 * REACH);
        float[] line = window[y % WINDOW];
        float threshold = (float) (median + LIT_SIGMAS * noise);
        for (int x = EDGE; x < width - EDGE && looks < MOST_LOOKS; x++) {
            if (line[x] > threshold && isPeak(x, y) && standsOut(x, y) && !isInAStar(x, y)) {
                looks++;
                measure(x, y);
            }
        }
    }

    private void forgetAbove(int y) {
        for (Iterator<Star> each = near.iterator(); each.hasNext(); ) {
            if (each.next().y() < y) {
                each.remove();
            }
        }
    }

    private float at(int x, int y) {
        return window[y % WINDOW][x];
    }

    /** The greatest of its 25; of equal ones the first. */
    private boolean isPeak(int x, int y) {
        float peak = at(x, y);
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                float other = at(x + dx, y + dy);
                boolean isBefore = dy < 0 || (dy == 0 && dx < 0);
                if (other > peak || (isBefore && other == peak)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A first look, for most peaks are the sky's noise: above the middle of a few pixels around it. */
    private boolean standsOut(int x, int y) {
        int count = 0;
        for (int[] step : RING) {
            float value = at(x + step[0], y + step[1]);
            if (!Float.isNaN(value)) {
                around[count++] = value;
            }
        }
        return count == 0 || at(x, y) - middle(around, count) >= FIRST_SIGMAS * noise;
    }

    private boolean isInAStar(int x, int y) {
        return near.stream().anyMatch(star -> Math.hypot(star.x() - x, star.y() - y) < Math.max(3, 1.5 * star.hfd()));
    }

    private void measure(int x, int y) {
        int count = 0;
        for (int dy = -EDGE; dy <= EDGE; dy++) {
            for (int dx = -EDGE; dx <= EDGE; dx++) {
                int square = dx * dx + dy * dy;
                float value = at(x + dx, y + dy);
                if (square > REACH * REACH && square <= EDGE * EDGE && !Float.isNaN(value)) {
                    around[count++] = value;
                }
            }
        }
        if (count == 0) {
            return;
        }
        double sky = middle(around, count);
        for (int i = 0; i < count; i++) {
            around[i] = Math.abs(around[i] - sky);
        }
        double skyNoise = Math.max(Levels.MAD_TO_SIGMA * middle(around, count), noise / 2);
        if (at(x, y) - sky < PEAK_SIGMAS * skyNoise || lit(x, y, sky + LIT_SIGMAS * skyNoise) < LIT_NEIGHBOURS) {
            return;
        }
        Star star = new Star(x, y, REACH, 0);
        for (int radius = REACH / 2, i = 0; i < 3; i++) {
            star = around(star, radius, sky);
            radius = (int) Math.clamp(Math.ceil(2 * star.hfd()), 4, REACH);
        }
        double area = Math.PI * 4 * star.hfd() * star.hfd();
        boolean isClear = star.flux() > LEAST_SIGNAL_TO_NOISE * skyNoise * Math.sqrt(area);
        boolean isRound = star.hfd() >= LEAST_HFD && star.hfd() <= GREATEST_HFD;
        // A saturated star's first brightest pixel is at the edge of its disk.
        boolean isHere = Math.hypot(star.x() - x, star.y() - y) < Math.max(3, star.hfd());
        if (isClear && isRound && isHere) {
            found.add(star);
            near.add(star);
        }
    }

    private int lit(int x, int y, double above) {
        int lit = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                lit += (dx != 0 || dy != 0) && at(x + dx, y + dy) > above ? 1 : 0;
            }
        }
        return lit;
    }

    /** The same star, its centre and size taken from the pixels within a radius. */
    private Star around(Star star, int radius, double sky) {
        int centreX = (int) Math.round(star.x());
        int centreY = (int) Math.round(star.y());
        double flux = 0;
        double sumX = 0;
        double sumY = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double value = above(centreX + dx, centreY + dy, sky);
                if (dx * dx + dy * dy <= radius * radius) {
                    flux += value;
                    sumX += value * dx;
                    sumY += value * dy;
                }
            }
        }
        if (flux <= 0) {
            return new Star(star.x(), star.y(), 0, 0);
        }
        double x = centreX + Math.clamp(sumX / flux, -2, 2);
        double y = centreY + Math.clamp(sumY / flux, -2, 2);
        double moment = 0;
        double within = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double aside = centreX + dx - x;
                double down = centreY + dy - y;
                // Math.hypot guards against overflow, at thirty times the price.
                double distance = Math.sqrt(aside * aside + down * down);
                if (distance <= radius) {
                    double value = above(centreX + dx, centreY + dy, sky);
                    moment += value * distance;
                    within += value;
                }
            }
        }
        return new Star(x, y, within <= 0 ? 0 : Math.max(0, 2 * moment / within), Math.max(0, within));
    }

    private double above(int x, int y, double sky) {
        boolean isThere = x >= 0 && x < width && y >= Math.max(0, rows - WINDOW) && y < rows;
        float value = isThere ? at(x, y) : Float.NaN;
        return Float.isNaN(value) ? 0 : value - sky;
    }

    /** The value that sorting would put in the middle; only that one is put in its place (Hoare 1961, "Algorithm 65: Find"). */
    private static double middle(double[] values, int count) {
        int wanted = count / 2;
        int low = 0;
        int high = count - 1;
        while (low < high) {
            double pivot = values[wanted];
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (right < wanted) {
                low = left;
            }
            if (wanted < left) {
                high = right;
            }
        }
        return values[wanted];
    }
}
