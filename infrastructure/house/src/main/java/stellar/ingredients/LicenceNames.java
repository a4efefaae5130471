package stellar.ingredients;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What authors write of their licences, and the SPDX name of that: {@code licence-names.csv}. */
final class LicenceNames {

    /** Nobody up the line of poms, and no lock file, says any. */
    static final String NONE = "none";

    private final Map<String, String> spdx;

    private LicenceNames(Map<String, String> spdx) {
        this.spdx = spdx;
    }

    static LicenceNames packaged() throws IOException {
        Map<String, String> spdx = new TreeMap<>();
        for (List<String> row : Table.packaged("licence-names.csv", 2)) {
            spdx.put(row.getFirst().toLowerCase(Locale.ROOT), row.get(1));
        }
        return new LicenceNames(spdx);
    }

    /** One SPDX expression; several that a pom names are a choice, as Maven means them. */
    String of(List<String> written) {
        List<String> known = written.stream()
                .map(one -> one.replaceAll("\\s+", " ").strip())
                .map(one -> spdx.getOrDefault(one.toLowerCase(Locale.ROOT), one))
                .distinct()
                .sorted()
                .toList();
        return known.isEmpty() ? NONE : known.stream().collect(Collectors.joining(" OR "));
    }
}
