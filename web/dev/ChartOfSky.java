import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stellar.catalogue.Catalogue;
import stellar.catalogue.Kind;
import stellar.catalogue.SkyObject;

/**
 * Writes the files of the page's sky chart, one for each 15° of declination: stars down to magnitude 8 of d3-celestial
 * (they are of the Extended Hipparcos Compilation), and the larger and brighter objects of our own catalogue.
 * src/sky/chart/README.md says how to run it.
 */
void main(String[] arguments) throws IOException {
    Path celestial = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    List<Star> stars = stars(celestial.resolve("data/stars.8.json"));
    List<SkyObject> objects = Catalogue.packaged().objects().filter(this::isDrawn).toList();
    for (int band = 0; band < BANDS; band++) {
        Files.writeString(folder.resolve("band-" + band + ".json"), json(band, stars, objects));
    }
    Files.copy(celestial.resolve("LICENSE"), folder.resolve("d3-celestial-LICENSE.txt"), StandardCopyOption.REPLACE_EXISTING);
    System.out.println(stars.size() + " stars, " + objects.size() + " objects");
}

static final int BANDS = 12;
static final int BAND_HUNDREDTHS = 1500;
static final double FAINTEST_STAR = 8.0;
static final Pattern STAR = Pattern.compile("\"mag\":(-?[\\d.]+)[^}]*}[^}]*\"coordinates\":\\[(-?[\\d.]+),(-?[\\d.]+)]");

/** A star in hundredths of a degree and tenths of a magnitude. */
record Star(int ra, int dec, int magnitude) {}

static List<Star> stars(Path file) throws IOException {
    List<Star> stars = new ArrayList<>();
    var matcher = STAR.matcher(Files.readString(file));
    while (matcher.find()) {
        double magnitude = Double.parseDouble(matcher.group(1));
        if (magnitude <= FAINTEST_STAR) {
            stars.add(new Star(ra(Double.parseDouble(matcher.group(2))), dec(Double.parseDouble(matcher.group(3))), (int) Math.round(magnitude * 10)));
        }
    }
    stars.sort(Comparator.comparingInt(Star::ra));
    return stars;
}

static int ra(double degrees) {
    return Math.floorMod((int) Math.round(degrees * 100), 36_000);
}

/** From the south pole. */
static int dec(double degrees) {
    return (int) Math.round((degrees + 90) * 100);
}

static int band(int dec) {
    return Math.min(BANDS - 1, dec / BAND_HUNDREDTHS);
}

static final Set<Kind> CLOUDS = EnumSet.of(Kind.EMISSION_NEBULA, Kind.REFLECTION_NEBULA, Kind.BRIGHT_NEBULA, Kind.DARK_NEBULA, Kind.SUPERNOVA_REMNANT, Kind.STAR_CLOUD);

boolean isDrawn(SkyObject object) {
    double magnitude = object.magnitude() == null ? 99 : object.magnitude();
    double size = object.sizeArcmin() == null ? 0 : object.sizeArcmin();
    boolean isKnown = object.id().matches("M \\d+") || object.designations().stream().anyMatch(each -> each.matches("C \\d+"));
    if (object.kind() == Kind.STAR) {
        return magnitude <= 4.5;
    }
    return isKnown || (CLOUDS.contains(object.kind()) ? size >= 8 && object.id().matches("(NGC|IC|B|vdB) .*|Sh2-.*") : magnitude <= 12.5 && (size >= 1 || magnitude <= 11));
}

static String json(int band, List<Star> stars, List<SkyObject> objects) {
    List<Star> here = stars.stream().filter(star -> band(star.dec()) == band).toList();
    List<String> steps = new ArrayList<>();
    int before = 0;
    for (Star star : here) {
        steps.add(String.valueOf(star.ra() - before));
        before = star.ra();
    }
    return "{\"ra\":[" + String.join(",", steps) + "],\"dec\":[" + column(here, star -> star.dec() - band * BAND_HUNDREDTHS) + "],\"mag\":["
            + column(here, Star::magnitude) + "],\"objects\":[\n"
            + objects.stream().filter(object -> band(dec(object.decJ2000Degrees())) == band).map(each -> row(each)).collect(Collectors.joining(",\n")) + "]}\n";
}

static String column(List<Star> stars, ToIntFunction<Star> value) {
    return stars.stream().map(star -> String.valueOf(value.applyAsInt(star))).collect(Collectors.joining(","));
}

/** Designation, kind, right ascension and declination in thousandths of a degree, extent in tenths of a minute of arc, magnitude in tenths. */
static String row(SkyObject object) {
    return "[\"%s\",\"%s\",%d,%d,%s,%s]".formatted(
            object.id().replace("\"", "\\\""),
            object.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Math.round(object.raJ2000Hours() * 15_000),
            Math.round(object.decJ2000Degrees() * 1000),
            object.sizeArcmin() == null ? "0" : String.valueOf(Math.round(object.sizeArcmin() * 10)),
            object.magnitude() == null ? "null" : String.valueOf(Math.round(object.magnitude() * 10)));
}
