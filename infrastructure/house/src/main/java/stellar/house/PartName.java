package stellar.house;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The three parts of the house, in the order they are started. */
enum PartName {
    CLOUD,
    VOYAGER,
    RELAY;

    /** The name people type. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part a person named. */
    static PartName of(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no part \"" + word + "\"; the parts are "
                        + Arrays.stream(values()).map(PartName::word).collect(Collectors.joining(", ")) + "."));
    }
}
