package stellar.plans;

import java.time.Duration;
import java.util.List;

/**
 * What a telescope's time goes into besides exposing. Every stretch is from zero to {@link #LONGEST}.
 *
 * @param slew to the target, once it can be reached, and again after each break
 * @param centre plate-solving, centring and starting to guide, after each slew
 * @param focus one autofocus run: before the first frame, and then as the next two say
 * @param focusEvery after how long another run is due, from {@link #LEAST_FOCUS_EVERY}; zero for never. Runs that a change of
 *     temperature asks for cannot be foreseen; this stands for them
 * @param focusesOnFilterChange whether each change of filter asks for another run
 * @param filterChange turning the filter wheel, before the first frame too
 * @param downloads reading a frame out and saving it, for binning 1, 2, 3 and 4
 * @param ditherEveryFrames after how many frames the telescope is moved a little; 0 for never
 * @param dither that movement
 * @param settle waiting after it until the guiding is calm
 * @param flips whether the mount must change sides when the target crosses the meridian, as a German one must
 * @param flip that change, with centring and guiding anew
 */
public record Overheads(
        Duration slew,
        Duration centre,
        Duration focus,
        Duration focusEvery,
        boolean focusesOnFilterChange,
        Duration filterChange,
        List<Duration> downloads,
        int ditherEveryFrames,
        Duration dither,
        Duration settle,
        boolean flips,
        Duration flip) {

    public static final Duration LONGEST = Duration.ofHours(1);
    public static final Duration LEAST_FOCUS_EVERY = Duration.ofMinutes(5);

    /**
     * What is taken when an operator says nothing. These are estimates and not measurements, on the slow side so that a plan
     * that fits here fits there: a slew of half the sky at 3° a second; two exposures of 10 s, each solved in 5 s, a
     * correction and 10 s for a guide star; nine focus positions of 20 s each; a wheel of seven places; a camera of 60
     * million pixels over USB 3 and a disk beside it, twice what it takes alone; guiding pulses of 3 s that must be calm five
     * times; for the flip a slew, centring, and 3 minutes of margin. An operator's own session log has the true ones.
     */
    public static final Overheads USUAL = new Overheads(
            Duration.ofSeconds(60),
            Duration.ofSeconds(45),
            Duration.ofSeconds(180),
            Duration.ofMinutes(90),
            true,
            Duration.ofSeconds(10),
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(2)),
            3,
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            true,
            Duration.ofSeconds(285));

    /** Refuses what is out of bounds with an {@link IllegalArgumentException}. */
    public Overheads {
        downloads = List.copyOf(downloads);
        if (downloads.size() != Shot.MOST_BINNING) {
            throw new IllegalArgumentException(
                    "Overheads: give a download for each binning from 1 to " + Shot.MOST_BINNING + ".");
        }
        bounded("slew", slew);
        bounded("centre", centre);
        bounded("focus", focus);
        bounded("filter change", filterChange);
        downloads.forEach(download -> bounded("download", download));
        bounded("dither", dither);
        bounded("settle", settle);
        bounded("flip", flip);
        if (!focusEvery.isZero() && focusEvery.compareTo(LEAST_FOCUS_EVERY) < 0) {
            throw new IllegalArgumentException("Overheads: focusing every " + focusEvery + " is too often; give "
                    + LEAST_FOCUS_EVERY + " or more.");
        }
        if (ditherEveryFrames < 0) {
            throw new IllegalArgumentException("Overheads: dithering every " + ditherEveryFrames
                    + " frames is nothing; give a number of frames, or 0 for never.");
        }
    }

    /** Reading out and saving a frame of this binning. */
    public Duration download(int binning) {
        return downloads.get(binning - 1);
    }

    /** The least that passes from the beginning of a usable stretch to the end of its first frame. */
    Duration toFirstFrame(Shot shot) {
        return slew.plus(centre)
                .plus(filterChange)
                .plus(focus)
                .plus(shot.exposure())
                .plus(download(shot.binning()));
    }

    private static void bounded(String what, Duration stretch) {
        if (stretch.isNegative() || stretch.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Overheads: " + what + " of " + stretch + " cannot be; give zero to " + LONGEST + ".");
        }
    }
}
