package stellar.simulator.frames;

/** Cloudy texture: value noise on a grid, several octaves of it (Perlin 1985, in its simplest form). */
final class Clouds {
    private final long key;

    /** The same key always gives the same texture. */
    Clouds(long key) {
        this.key = Chance.mixed(key);
    }

    /** About 0 to 1, with features from 1 down to 2<sup>1−octaves</sup>. */
    double at(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0;
        double height = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += height * smooth(x, y, key + octave);
            weight += height;
            height *= 0.55;
            x = 2 * x + 17.3;
            y = 2 * y - 9.1;
        }
        return sum / weight;
    }

    /** 0 to 1, near 1 along thin lines. */
    double ridges(double x, double y, int octaves) {
        double ridge = 1 - Math.abs(2 * at(x, y, octaves) - 1);
        return Math.clamp((ridge - 0.6) / 0.4, 0, 1);
    }

    private static double smooth(double x, double y, long layer) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double px = eased(x - left);
        double py = eased(y - top);
        double upper = Chance.at(layer, left, top) * (1 - px) + Chance.at(layer, left + 1, top) * px;
        double lower = Chance.at(layer, left, top + 1) * (1 - px) + Chance.at(layer, left + 1, top + 1) * px;
        return upper * (1 - py) + lower * py;
    }

    private static double eased(double part) {
        return part * part * (3 - 2 * part);
    }
}
