package stellar.catalogue;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of the sky as one line of text: its fields between tabs, lists between bars, empty for absent. */
final class ObjectText {

    private static final int FIELDS = 9;

    private ObjectText() {}

    static String write(SkyObject object) {
        return String.join(
                "\t",
                String.join("|", object.designations()),
                orEmpty(object.names().en()),
                orEmpty(object.names().fr()),
                String.join("|", object.otherNames()),
                object.kind().word(),
                object.constellation(),
                orEmpty(object.magnitude()),
                orEmpty(object.sizeArcmin()),
                object.raJ2000Hours() + " " + object.decJ2000Degrees());
    }

    /** The object; a text that {@link #write} did not make is an {@link IllegalArgumentException}. */
    static SkyObject read(String text) {
        String[] fields = text.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("An object of the catalogue has " + fields.length + " fields: " + text);
        }
        List<String> designations = list(fields[0]);
        int space = fields[8].indexOf(' ');
        return new SkyObject(
                designations.getFirst(),
                designations,
                new SkyObject.Names(textOrAbsent(fields[1]), textOrAbsent(fields[2])),
                list(fields[3]),
                Kind.of(fields[4]).orElseThrow(() -> new IllegalArgumentException("No kind: " + fields[4])),
                fields[5],
                numberOrAbsent(fields[6]),
                numberOrAbsent(fields[7]),
                Double.parseDouble(fields[8].substring(0, space)),
                Double.parseDouble(fields[8].substring(space + 1)));
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
    }

    private static @Nullable String textOrAbsent(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double numberOrAbsent(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }
}
