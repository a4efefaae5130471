package stellar.ingredients;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A library of somebody else's.
 *
 * @param kind who serves it
 * @param name as Maven ({@code group:artifact}, with {@code :type:classifier} where it has one) or npm call it
 * @param uses each {@code part:scope}, for instance {@code functions:compile}, {@code relay:test}, {@code web:dev}
 * @param licence an SPDX expression; what its author wrote, as it is, where no SPDX name is known for that
 * @param file its jar; empty for npm, where {@code sha512} is the lock file's
 * @param sha512 in hexadecimal digits; empty for a jar, which is read when the hash is wanted
 */
public record Ingredient(
        Kind kind,
        String name,
        String version,
        SortedSet<String> uses,
        String licence,
        Optional<Path> file,
        Optional<String> sha512) {

    /** Who serves it, by the word of a package URL. */
    public enum Kind {
        MAVEN,
        NPM
    }

    /** Whether it is used so: {@code functions:compile}, or by a part in any scope: {@code functions}. */
    public boolean isUsed(String use) {
        return uses.stream().anyMatch(one -> one.equals(use) || one.startsWith(use + ":"));
    }

    /** Its package URL. */
    public String purl() {
        return switch (kind) {
            case MAVEN -> {
                String[] parts = name.split(":", -1);
                String qualifiers = parts.length < 3
                        ? ""
                        : "?" + (parts.length > 3 ? "classifier=" + parts[3] + "&" : "") + "type=" + parts[2];
                yield "pkg:maven/" + parts[0] + "/" + parts[1] + "@" + version + qualifiers;
            }
            case NPM -> "pkg:npm/" + name.replace("@", "%40") + "@" + version;
        };
    }
}
