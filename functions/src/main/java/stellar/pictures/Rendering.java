package stellar.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javax.imageio.stream.ImageOutputStream;

/**
 * How somebody wants to see a frame: a curve between a black and a white point.
 *
 * @param curve the curve
 * @param black the place in the frame's range that becomes black, in steps of 1/65,535; empty for each channel's own, a little below
 *     its background
 * @param white the place that becomes white; empty for each channel's own, which its brightest stars exceed
 */
public record Rendering(Stretch.Curve curve, OptionalDouble black, OptionalDouble white) {

    private static final Pattern PLACE = Pattern.compile("0(\\.[0-9]{1,8})?|1(\\.0{1,8})?");

    private static final double USUAL_WHITE = 0.998;

    /**
     * Reads what was asked for.
     *
     * @param curve {@code linear}, {@code log} or {@code asinh}
     * @param black from 0 to 1, below {@code white}; may be missing
     * @param white from 0 to 1; may be missing
     * @return empty when it makes no sense
     */
    public static Optional<Rendering> of(String curve, Optional<String> black, Optional<String> white) {
        Optional<Stretch.Curve> known =
                switch (curve) {
                    case "linear" -> Optional.of(Stretch.Curve.LINEAR);
                    case "log" -> Optional.of(Stretch.Curve.LOG);
                    case "asinh" -> Optional.of(Stretch.Curve.ASINH);
                    default -> Optional.empty();
                };
        boolean arePlaces =
                black.stream().allMatch(Rendering::isPlace) && white.stream().allMatch(Rendering::isPlace);
        if (known.isEmpty() || !arePlaces) {
            return Optional.empty();
        }
        Rendering rendering = new Rendering(known.get(), place(black), place(white));
        boolean isOrdered = rendering.black.orElse(0) < rendering.white.orElse(1);
        return isOrdered ? Optional.of(rendering) : Optional.empty();
    }

    private static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    private static OptionalDouble place(Optional<String> text) {
        return text.isPresent()
                ? OptionalDouble.of(Math.rint(Double.parseDouble(text.get()) * SmallPicture.MOST) / SmallPicture.MOST)
                : OptionalDouble.empty();
    }

    /** A name for it: the same for all that look the same. Letters, digits and hyphens. */
    public String name() {
        return curve.name().toLowerCase(Locale.ROOT) + "-" + step(black) + "-" + step(white);
    }

    private static String step(OptionalDouble place) {
        return place.isPresent() ? Long.toString(Math.round(place.getAsDouble() * SmallPicture.MOST)) : "own";
    }

    /**
     * Renders a frame's {@link Developer.Developed#small}.
     *
     * @param small that PNG
     * @param out gets a JPEG of the same size; stays open
     */
    public void render(InputStream small, ImageOutputStream out) throws IOException {
        SmallPicture picture = SmallPicture.read(small);
        Stretch[] stretches = new Stretch[picture.channels()];
        for (int channel = 0; channel < stretches.length; channel++) {
            stretches[channel] = stretch(picture, channel);
        }
        JpegPicture.write(picture, stretches, out);
    }

    private Stretch stretch(SmallPicture picture, int channel) {
        Levels levels = new Levels(0, 1, true);
        float[][] row = new float[picture.channels()][picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            picture.read(y, row);
            levels.add(row[channel]);
        }
        double from = black.orElseGet(() -> Math.max(
                0, SmallPicture.RANGE.normal(levels.median() - Stretch.Midtones.CLIPPED_SIGMAS * levels.noise())));
        double to = white.orElseGet(() -> SmallPicture.RANGE.normal(levels.quantile(USUAL_WHITE)));
        // A point that was chosen stays; the other one keeps its distance.
        double least = 1.0 / SmallPicture.MOST;
        if (to < from + least) {
            if (white.isPresent()) {
                from = Math.max(0, to - least);
            } else {
                to = from + least;
            }
        }
        return new Stretch.Between(curve, from, to);
    }
}
