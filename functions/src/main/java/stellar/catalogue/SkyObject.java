package stellar.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object of the sky that a telescope can be pointed at.
 *
 * @param id its best-known designation, for instance {@code M 31}; no two objects of a catalogue have the same
 * @param designations what catalogues call it, the best-known first
 * @param names its common name in each language
 * @param otherNames further names it can be found by, in either language
 * @param constellation the IAU's three letters, for instance {@code And}
 * @param magnitude visual or blue apparent magnitude; absent when it is unknown or says nothing of the object (dark
 *     nebulae, clusters of galaxies, nebulae listed by their star)
 * @param sizeArcmin longest extent in minutes of arc; absent when unknown
 * @param raJ2000Hours right ascension, 0 to under 24 hours, equinox and epoch J2000
 * @param decJ2000Degrees declination, -90 to 90 degrees, equinox and epoch J2000
 */
public record SkyObject(
        String id,
        List<String> designations,
        Names names,
        List<String> otherNames,
        Kind kind,
        String constellation,
        @Nullable Double magnitude,
        @Nullable Double sizeArcmin,
        double raJ2000Hours,
        double decJ2000Degrees) {

    public SkyObject {
        designations = List.copyOf(designations);
        otherNames = List.copyOf(otherNames);
        if (designations.isEmpty() || !id.equals(designations.getFirst())) {
            throw new IllegalArgumentException("The id of " + id + " is not its first designation.");
        }
        if (!(raJ2000Hours >= 0 && raJ2000Hours < 24 && Math.abs(decJ2000Degrees) <= 90)) {
            throw new IllegalArgumentException("The position of " + id + " is not in the sky.");
        }
    }

    /** Every name in every language, each once. */
    Stream<String> allNames() {
        return Stream.concat(Stream.of(names.en(), names.fr()).flatMap(Stream::ofNullable), otherNames.stream())
                .distinct();
    }

    /** The common name by language, each absent when there is none. */
    public record Names(@Nullable String en, @Nullable String fr) {}
}
