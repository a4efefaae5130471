package stellar.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What looks like a secret and is none, each with its reason: {@code allowed.csv}. */
final class Allowed {

    private final List<Line> lines;
    private final Set<Line> used = new HashSet<>();

    Allowed(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * One of them.
     *
     * @param path a regular expression that matches whole paths of files
     * @param text a regular expression that matches whole findings
     */
    record Line(Finding.Kind kind, Pattern path, Pattern text, String reason) {

        static Line of(String line) {
            String[] columns = line.split("\\s+;\\s+", 4);
            if (columns.length < 4 || columns[3].isBlank()) {
                throw new IllegalStateException(
                        "In allowed.csv a line is: kind ; path ; text ; reason. This is not: " + line);
            }
            return new Line(
                    Finding.Kind.valueOf(columns[0]),
                    Pattern.compile(columns[1]),
                    Pattern.compile(columns[2]),
                    columns[3]);
        }

        private boolean covers(Finding finding) {
            return finding.kind() == kind
                    && path.matcher(finding.path()).matches()
                    && text.matcher(finding.text()).matches();
        }
    }

    static Allowed packaged() throws IOException {
        try (InputStream in = Allowed.class.getResourceAsStream("allowed.csv")) {
            if (in == null) {
                throw new IllegalStateException("There is no allowed.csv beside " + Allowed.class.getName() + ".");
            }
            return new Allowed(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList());
        }
    }

    boolean covers(Finding finding) {
        List<Line> covering =
                lines.stream().filter(line -> line.covers(finding)).toList();
        used.addAll(covering);
        return !covering.isEmpty();
    }

    /** Those that were for nothing, a sentence each: they would let something in one day. */
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (Line line : lines) {
            if (!used.contains(line)) {
                unused.add("allowed.csv allows " + line.kind() + " in " + line.path()
                        + ", where there is none. Remove it.");
            }
        }
        return unused;
    }
}
