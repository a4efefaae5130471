package stellar.catalogue;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list of OpenNGC to compare with, which is not ours to pass on: named by {@code STELLAR_OPENNGC}, or in a folder
 * {@code shared/data} beside one of the folders above.
 */
final class OpenNgcReference {

    private OpenNgcReference() {}

    /** One object. */
    record Row(List<String> names, String constellation, Direction place) {}

    static List<Row> rows() throws IOException {
        Optional<Path> file = file();
        if (file.isEmpty()) {
            System.err.println("OpenNGC is not on this machine, so NO POSITION WAS COMPARED WITH IT. Name its file with"
                    + " STELLAR_OPENNGC.");
        }
        assumeTrue(file.isPresent(), "OpenNGC is not on this machine; name its file with STELLAR_OPENNGC");
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file.orElseThrow())) {
            String[] field = line.split(";", -1);
            if (field[2].contains(":")) {
                rows.add(new Row(names(field), field[4].replaceFirst("^Se[12]$", "Ser"), place(field[2], field[3])));
            }
        }
        return rows;
    }

    static Optional<Path> file() {
        String named = Map.copyOf(System.getenv()).get("STELLAR_OPENNGC");
        return named != null
                ? Optional.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                        .map(folder -> folder.resolve("shared/data/openngc.csv"))
                        .filter(Files::exists)
                        .findFirst();
    }

    private static List<String> names(String[] field) {
        List<String> names = new ArrayList<>();
        names.add(field[0].replaceFirst("^([A-Z]+)0*(?=\\d)", "$1 "));
        if (!field[9].isEmpty()) {
            names.add("M " + field[9]);
        }
        return names;
    }

    private static Direction place(String ra, String dec) {
        double degrees = parts(dec.substring(1));
        return Direction.of(parts(ra), dec.startsWith("-") ? -degrees : degrees);
    }

    private static double parts(String text) {
        double value = 0;
        double unit = 1;
        for (String part : text.split(":", -1)) {
            value += Double.parseDouble(part) / unit;
            unit *= 60;
        }
        return value;
    }

    /** A place on the sky as a unit vector: x to RA 0, y to RA 6 h, z to the north pole. */
    record Direction(double x, double y, double z) {

        static Direction of(double raHours, double decDegrees) {
            double ra = Math.toRadians(raHours * 15);
            double dec = Math.toRadians(decDegrees);
            return new Direction(Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec));
        }

        Direction times(double factor) {
            return new Direction(x * factor, y * factor, z * factor);
        }

        Direction plus(Direction other) {
            return new Direction(x + other.x, y + other.y, z + other.z);
        }

        /** Minutes of arc to another place, by the chord between them. */
        double arcminTo(Direction other) {
            return Math.toDegrees(2 * Math.asin(Math.hypot(Math.hypot(x - other.x, y - other.y), z - other.z) / 2))
                    * 60;
        }
    }
}
