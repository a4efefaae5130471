package stellar.relay.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines {@code name = value} of a vocabulary file, each with its number. A line that begins with # is for people. */
final class VocabularyFile {

    private static final int MAX_LINES = 1000;

    private final String name;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** One line; the value may be empty. */
    record Line(String value, int number) {}

    /**
     * @param name of the file, for sentences
     * @throws IOException when it cannot be read, naming file and line
     */
    VocabularyFile(String name, Reader text) throws IOException {
        this.name = name;
        BufferedReader reader = new BufferedReader(text);
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            int equals = line.indexOf('=');
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            if (equals < 1 || number > MAX_LINES) {
                throw wrong(
                        number, "is not of the form name = value, or the file has more than " + MAX_LINES + " lines");
            }
            String key = line.substring(0, equals).strip();
            if (lines.put(key, new Line(line.substring(equals + 1).strip(), number)) != null) {
                throw wrong(number, "says " + key + " a second time; take one of them out");
            }
        }
    }

    /** Its name without folders: what the cloud is told goes further than this machine. */
    String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    Map<String, Line> lines() {
        return lines;
    }

    @Nullable
    Line line(String key) {
        return lines.get(key);
    }

    IOException wrong(int number, String what) {
        return new IOException(name + ", line " + number + ", " + what + ".");
    }
}
