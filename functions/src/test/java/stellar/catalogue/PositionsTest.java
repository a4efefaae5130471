package stellar.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stellar.catalogue.OpenNgcReference.Direction;

/** Whether things stand where they are, by what others say of them. */
class PositionsTest {

    private static final double MOST_ARCMIN = 2;
    private static final Pattern NUMBERED = Pattern.compile("(M|NGC|IC) \\d+");
    private static final Pattern GALACTIC = Pattern.compile("(?:PN|SNR) G (\\d+\\.\\d)([+-]\\d+\\.\\d)");

    private record Offset(String designation, double arcmin) {}

    @Test
    void everyMessierNgcAndIcObjectIsWithinTwoMinutesOfArcOfOpenNgc() throws IOException {
        List<OpenNgcReference.Row> rows = OpenNgcReference.rows();
        Map<String, OpenNgcReference.Row> reference = new HashMap<>();
        rows.forEach(row -> row.names().forEach(name -> reference.put(name, row)));
        List<Offset> offsets = new ArrayList<>();
        List<Offset> seconds = new ArrayList<>();

        Catalogue.packaged().objects().forEach(object -> object.designations().stream()
                .filter(designation -> NUMBERED.matcher(designation).matches())
                .forEach(designation -> {
                    OpenNgcReference.Row row = reference.get(designation);
                    if (row == null) {
                        seconds.add(new Offset(designation, toNearest(object, rows)));
                    } else {
                        offsets.add(new Offset(designation, place(object).arcminTo(row.place())));
                    }
                }));

        Comparator<Offset> worst = Comparator.comparingDouble(Offset::arcmin).reversed();
        System.out.printf(
                "%d designations compared with OpenNGC, %d more it has under another number; the worst:%n%s%n%s%n",
                offsets.size(),
                seconds.size(),
                offsets.stream().sorted(worst).limit(10).toList(),
                seconds.stream().sorted(worst).limit(5).toList());
        assertThat(offsets).hasSizeGreaterThan(10_000);
        assertThat(seconds).hasSizeLessThan(200);
        assertThat(offsets).filteredOn(offset -> offset.arcmin() > MOST_ARCMIN).isEmpty();
        assertThat(seconds).filteredOn(offset -> offset.arcmin() > MOST_ARCMIN).isEmpty();
    }

    @Test
    void theConstellationsAreThoseOfOpenNgc() throws IOException {
        Catalogue catalogue = Catalogue.packaged();
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (OpenNgcReference.Row row : OpenNgcReference.rows()) {
            for (SkyObject object :
                    catalogue.byName(row.names().getFirst()).stream().toList()) {
                compared++;
                if (!object.constellation().equals(row.constellation())) {
                    different.add(object.id() + " " + object.constellation() + " " + row.constellation());
                }
            }
        }

        assertThat(compared).isGreaterThan(10_000);
        // Some stand so near a border that the two positions are on either side.
        assertThat(different).hasSizeLessThan(10);
    }

    @Test
    void whatIsNamedByItsGalacticPlaceStandsThere() {
        List<Offset> offsets = new ArrayList<>();
        Catalogue.packaged().objects().forEach(object -> object.designations().forEach(designation -> {
            Matcher galactic = GALACTIC.matcher(designation);
            if (galactic.matches()) {
                double longitude = Double.parseDouble(galactic.group(1));
                double latitude = Double.parseDouble(galactic.group(2));
                offsets.add(new Offset(designation, place(object).arcminTo(fromGalactic(longitude, latitude))));
            }
        }));

        // The name cuts or rounds to a tenth of a degree; centres of large remnants are a matter of opinion, and one
        // name of
        // d3-celestial's has a digit too few.
        assertThat(offsets)
                .hasSizeGreaterThan(1_500)
                .filteredOn(offset -> offset.arcmin() > 75)
                .isEmpty();
        assertThat(offsets.stream().filter(offset -> offset.arcmin() > 20)).hasSizeLessThan(25);
    }

    /** By the north galactic pole and the direction of the galactic centre, J2000 (IAU, ESA Hipparcos volume 1, 1.5.3). */
    private static Direction fromGalactic(double longitudeDegrees, double latitudeDegrees) {
        Direction pole = Direction.of(192.85948 / 15, 27.12825);
        Direction centre = Direction.of(266.40510 / 15, -28.93617);
        Direction east = new Direction(
                pole.y() * centre.z() - pole.z() * centre.y(),
                pole.z() * centre.x() - pole.x() * centre.z(),
                pole.x() * centre.y() - pole.y() * centre.x());
        double l = Math.toRadians(longitudeDegrees);
        double b = Math.toRadians(latitudeDegrees);
        return centre.times(Math.cos(b) * Math.cos(l))
                .plus(east.times(Math.cos(b) * Math.sin(l)))
                .plus(pole.times(Math.sin(b)));
    }

    private static double toNearest(SkyObject object, List<OpenNgcReference.Row> rows) {
        return rows.stream()
                .mapToDouble(row -> place(object).arcminTo(row.place()))
                .min()
                .orElseThrow();
    }

    private static Direction place(SkyObject object) {
        return Direction.of(object.raJ2000Hours(), object.decJ2000Degrees());
    }
}
