package stellar.catalogue;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of OpenNGC: a heading, then a line an object, fields between semicolons. Of the heading only the columns
 * that are used must be there, under OpenNGC's names or those of a list cut down from it.
 */
final class OpenNgc {

    private static final long MAX_BYTES = 32 << 20;
    private static final Pattern NAME = Pattern.compile("([A-Za-z]+)0*(\\d+)(?:-0*(\\d+))?(.*)");
    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");

    /** Second names of objects that have a line of their own, and numbers under which nothing was found. */
    private static final List<String> NOT_OBJECTS = List.of("Dup", "NonEx");

    private OpenNgc() {}

    /**
     * One object of the file.
     *
     * @param designations at least one
     * @param constellation three letters
     */
    record Entry(
            List<String> designations,
            Kind kind,
            double raDegrees,
            double decDegrees,
            String constellation,
            @Nullable Double magnitude,
            @Nullable Double sizeArcmin,
            List<String> names) {}

    /** All objects of the file; an {@link IOException} names the line that is wrong. */
    static List<Entry> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is longer than " + MAX_BYTES + " bytes, which no file of OpenNGC is.");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not a text in UTF-8.", e);
        }
        if (lines.isEmpty()) {
            throw new IOException(file + " is empty.");
        }
        Columns columns = new Columns(file, lines.getFirst());
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                columns.entry(
                        new Sheet.Line(file + ", line " + (i + 1), lines.get(i).split(";", -1)), entries);
            }
        }
        return entries;
    }

    /** Where in a line each field stands; -1 for a column that is not there. */
    private static final class Columns {

        private final int count;
        private final int name;
        private final int type;
        private final int ra;
        private final int dec;
        private final int constellation;
        private final int size;
        private final List<Integer> magnitudes;
        private final int messier;
        private final int ngc;
        private final int ic;
        private final int names;

        Columns(Path file, String heading) throws IOException {
            List<String> titles =
                    Arrays.stream(heading.split(";", -1)).map(String::strip).toList();
            count = titles.size();
            name = needed(file, titles, "Name", "name");
            type = needed(file, titles, "Type", "type");
            ra = needed(file, titles, "RA", "ra_j2000");
            dec = needed(file, titles, "Dec", "dec_j2000");
            constellation = needed(file, titles, "Const", "constellation");
            size = first(titles, "MajAx", "major_arcmin");
            magnitudes = Stream.of("V-Mag", "B-Mag", "magnitude")
                    .map(titles::indexOf)
                    .filter(at -> at >= 0)
                    .toList();
            messier = first(titles, "M", "messier");
            ngc = titles.indexOf("NGC");
            ic = titles.indexOf("IC");
            names = first(titles, "Common names", "common_names");
        }

        private static int first(List<String> titles, String one, String other) {
            return Math.max(titles.indexOf(one), titles.indexOf(other));
        }

        private static int needed(Path file, List<String> titles, String one, String other) throws IOException {
            int at = first(titles, one, other);
            if (at < 0) {
                throw new IOException(file + ", line 1 has no column " + one + ", so it is not a file of OpenNGC.");
            }
            return at;
        }

        void entry(Sheet.Line line, List<Entry> entries) throws IOException {
            line.expect(count);
            if (NOT_OBJECTS.contains(line.text(type))) {
                return;
            }
            List<String> designations = new ArrayList<>();
            designations.add(designation(line));
            add(designations, "M ", line, messier);
            add(designations, "NGC ", line, ngc);
            add(designations, "IC ", line, ic);
            entries.add(new Entry(
                    designations,
                    kind(line),
                    line.raDegrees(ra),
                    line.decDegrees(dec),
                    line.text(constellation).replaceFirst("^Se[12]$", "Ser"),
                    magnitude(line),
                    size < 0 ? null : line.number(size),
                    names < 0
                            ? List.of()
                            : Arrays.stream(line.text(names).split(",", -1))
                                    .map(String::strip)
                                    .filter(text -> !text.isEmpty())
                                    .toList()));
        }

        private String designation(Sheet.Line line) throws IOException {
            Matcher parts = NAME.matcher(line.text(name));
            if (!parts.matches()) {
                throw line.wrong("has the name \"" + line.text(name) + "\", which is no designation");
            }
            String catalogue = parts.group(1).equals("Cl") ? "Cr" : parts.group(1);
            String part = parts.group(3) == null ? "" : "-" + parts.group(3);
            return (catalogue + " " + parts.group(2) + part + parts.group(4)).strip();
        }

        private static void add(List<String> designations, String catalogue, Sheet.Line line, int column) {
            if (column >= 0) {
                Matcher number = NUMBER.matcher(line.text(column));
                if (number.matches() && !designations.contains(catalogue + number.group(1))) {
                    designations.add(catalogue + number.group(1));
                }
            }
        }

        private @Nullable Double magnitude(Sheet.Line line) throws IOException {
            for (int column : magnitudes) {
                if (line.has(column)) {
                    return line.number(column);
                }
            }
            return null;
        }

        private Kind kind(Sheet.Line line) throws IOException {
            return switch (line.text(type)) {
                case "G", "GPair", "GTrpl" -> Kind.GALAXY;
                case "GGroup" -> Kind.GALAXY_CLUSTER;
                case "OCl", "Cl+N" -> Kind.OPEN_CLUSTER;
                case "GCl" -> Kind.GLOBULAR_CLUSTER;
                case "PN" -> Kind.PLANETARY_NEBULA;
                case "HII", "EmN" -> Kind.EMISSION_NEBULA;
                case "RfN" -> Kind.REFLECTION_NEBULA;
                case "Neb" -> Kind.BRIGHT_NEBULA;
                case "DrkN" -> Kind.DARK_NEBULA;
                case "SNR" -> Kind.SUPERNOVA_REMNANT;
                case "*Ass" -> Kind.STAR_CLOUD;
                case "*", "Nova" -> Kind.STAR;
                case "**" -> Kind.DOUBLE_STAR;
                case "Other" -> Kind.OTHER;
                default -> throw line.wrong("has the type \"" + line.text(type) + "\", which OpenNGC has not");
            };
        }
    }
}
