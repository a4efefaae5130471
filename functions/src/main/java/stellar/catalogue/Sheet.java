package stellar.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of ours: a line an entry, fields between semicolons; a line that begins with # is for people. */
final class Sheet {

    private Sheet() {}

    /** Reads a list; a line with another number of fields is an {@link IOException} that names it. */
    static List<Line> read(Path file, int fields) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            if (!text.isBlank() && !text.startsWith("#")) {
                Line line = new Line(file.getFileName() + ", line " + number, text.split(";", -1));
                line.expect(fields);
                lines.add(line);
            }
        }
        return lines;
    }

    /** One entry. */
    static final class Line {

        private final String place;
        private final String[] fields;

        Line(String place, String[] fields) {
            this.place = place;
            this.fields = fields;
        }

        /** Refuses a line with another number of fields. */
        void expect(int count) throws IOException {
            if (fields.length != count) {
                throw wrong("has " + fields.length + " fields instead of " + count);
            }
        }

        String text(int field) {
            return fields[field].strip();
        }

        boolean has(int field) {
            return !text(field).isEmpty();
        }

        List<String> list(int field) {
            return has(field)
                    ? Arrays.stream(text(field).split("\\|")).map(String::strip).toList()
                    : List.of();
        }

        @Nullable
        Double number(int field) throws IOException {
            try {
                return has(field) ? Double.valueOf(text(field)) : null;
            } catch (NumberFormatException e) {
                throw wrong("has \"" + text(field) + "\" where a number belongs");
            }
        }

        /** Right ascension in degrees of {@code h m s}. */
        double raDegrees(int field) throws IOException {
            return 15 * sexagesimal(field, 24);
        }

        /** Declination in degrees of {@code ±d m s}. */
        double decDegrees(int field) throws IOException {
            String text = text(field);
            boolean south = text.startsWith("-");
            double degrees = sexagesimal(field, 90);
            return south ? -degrees : degrees;
        }

        private double sexagesimal(int field, int most) throws IOException {
            String[] parts = text(field).replaceFirst("^[+-]", "").split("[ :]");
            try {
                double value = Integer.parseInt(parts[0])
                        + Integer.parseInt(parts[1]) / 60.0
                        + Double.parseDouble(parts[2]) / 3600;
                boolean inTurn = Integer.parseInt(parts[1]) < 60 && Double.parseDouble(parts[2]) < 60;
                if (parts.length == 3 && value >= 0 && value <= most && inTurn) {
                    return value;
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw (IOException) wrongAngle(field).initCause(e);
            }
            throw wrongAngle(field);
        }

        private IOException wrongAngle(int field) {
            return wrong("has \"" + text(field) + "\" where an angle of three numbers belongs");
        }

        Kind kind(int field) throws IOException {
            return Kind.of(text(field)).orElseThrow(() -> wrong("has the kind \"" + text(field) + "\", which is none"));
        }

        IOException wrong(String what) {
            return new IOException(place + " " + what + ".");
        }
    }
}
