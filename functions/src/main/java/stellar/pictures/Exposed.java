package stellar.pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import stellar.fits.FitsFile;
import stellar.fits.PixelType;
import stellar.fits.Scaling;

/** A first look at a frame: which values it has, and how often each; and the frame made small. */
record Exposed(Range range, List<Levels> levels, SmallPicture small) {

    /** Values of sensors fit between 0 and here. */
    private static final double USUAL_MOST = 65_535;

    /** A few pixels of floats may hold anything; the bins are for all others. */
    private static final double OUTLIERS = 0.0005;

    static Exposed of(FitsFile file, Pixels frame, int longest) throws IOException {
        PixelType type = file.type();
        Scaling scaling = file.scaling();
        Range range;
        double first;
        double step;
        boolean isCountable = type.isCountable() && scaling.scale() > 0;
        boolean isMosaic = frame.width() < file.width();
        if (isCountable) {
            first = scaling.zero() + scaling.scale() * type.least();
            step = scaling.scale();
            double most = scaling.zero() + scaling.scale() * (type.least() + Math.scalb(1.0, 8 * type.bytes()) - 1);
            range = new Range(Math.min(Math.max(0, first), most - step), most);
        } else {
            Spread spread = Spread.of(frame);
            range = range(spread);
            first = spread.at(OUTLIERS);
            step = Math.max(
                    (spread.at(1 - OUTLIERS) - first) / (Levels.BINS - 1), Math.ulp((float) Math.abs(first)) + 1e-30);
        }
        List<Levels> levels = new ArrayList<>();
        for (int channel = 0; channel < frame.channels(); channel++) {
            // The mean of two greens lies between two values.
            levels.add(new Levels(first, step, isCountable && !(isMosaic && channel == 1)));
        }
        Reducer reducer = new Reducer(frame, range, longest);
        float[][] row = new float[frame.channels()][frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            frame.read(y, row);
            for (int channel = 0; channel < row.length; channel++) {
                levels.get(channel).add(row[channel]);
            }
            reducer.add(row);
        }
        return new Exposed(range, levels, reducer.small());
    }

    /** What processing programs write is between 0 and 1, what sensors say between 0 and 65,535; anything else is what it is. */
    private static Range range(Spread spread) {
        double least = spread.least();
        double most = spread.most();
        if (least >= 0 && most <= 1) {
            return new Range(0, 1);
        }
        if (least >= 0 && most <= USUAL_MOST) {
            return new Range(0, USUAL_MOST);
        }
        return new Range(least, most > least ? most : least + 1);
    }
}
