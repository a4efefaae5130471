package stellar.ingredients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which licences may come in. A permissive one may; any other, copyleft, its own or none, only where {@code
 * licence-exceptions.csv} names package, uses and licence with a reason. Of a choice ({@code OR}) one must do, of {@code AND} all.
 */
final class LicenceRules {

    /** They ask for no more than that they are named and passed on with what they cover. */
    static final Set<String> PERMISSIVE = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "ISC",
            "Zlib",
            "CC0-1.0",
            "BlueOak-1.0.0",
            "OFL-1.1",
            "Unicode-3.0",
            "LicenseRef-public-domain");

    private static final Pattern COPYLEFT =
            Pattern.compile("(A|L)?GPL-.*|SSPL-.*|EPL-.*|MPL-.*|CDDL-.*|EUPL-.*|OSL-.*");

    private final List<Exempt> exemptions;

    LicenceRules(List<Exempt> exemptions) {
        this.exemptions = exemptions;
    }

    /**
     * What may be used all the same.
     *
     * @param name the package, or with a {@code *} at its end all that begin so
     * @param uses the only uses that it may have, parted by spaces: parts, or parts with their scope
     * @param licence the licence that is meant; under another one it is judged anew
     */
    record Exempt(String name, List<String> uses, String licence, String reason) {

        boolean covers(Ingredient one) {
            boolean isNamed = name.endsWith("*")
                    ? one.name().startsWith(name.substring(0, name.length() - 1))
                    : one.name().equals(name);
            return isNamed
                    && one.licence().equals(licence)
                    && one.uses().stream().allMatch(use -> uses.stream()
                            .anyMatch(may -> use.equals(may) || use.startsWith(may + ":")));
        }
    }

    static LicenceRules packaged() throws IOException {
        return new LicenceRules(Table.packaged("licence-exceptions.csv", 4).stream()
                .map(row -> new Exempt(row.get(0), List.of(row.get(1).split(" ", -1)), row.get(2), row.get(3)))
                .toList());
    }

    /** A sentence for each thing that is wrong, which says what to do. */
    List<String> findings(List<Ingredient> all) {
        List<String> findings = new ArrayList<>();
        Set<Exempt> used = new HashSet<>();
        for (Ingredient one : all) {
            if (isPermissive(one.licence())) {
                continue;
            }
            List<Exempt> covering =
                    exemptions.stream().filter(exempt -> exempt.covers(one)).toList();
            used.addAll(covering);
            if (covering.isEmpty()) {
                findings.add(one.name() + " " + one.version() + " (" + String.join(", ", one.uses()) + ") is under "
                        + kind(one.licence())
                        + ". Take another library; if it may stay, name package, uses and licence with the reason in"
                        + " licence-exceptions.csv, or the SPDX name of what its author wrote in licence-names.csv.");
            }
        }
        exemptions.stream()
                .filter(exempt -> !used.contains(exempt))
                .forEach(exempt -> findings.add("The exception for " + exempt.name() + " under " + exempt.licence()
                        + " is for nothing that is used. Remove its line from licence-exceptions.csv."));
        return findings;
    }

    private static String kind(String licence) {
        if (licence.equals(LicenceNames.NONE)) {
            return "no licence that it tells of";
        }
        boolean isCopyleft = false;
        for (String word : licence.split("[ ()]+", -1)) {
            isCopyleft = isCopyleft || COPYLEFT.matcher(word).matches();
        }
        return licence + ", " + (isCopyleft ? "which is copyleft" : "which is not among the permissive ones");
    }

    static boolean isPermissive(String expression) {
        String plain = expression.replaceAll("[()]", "");
        for (String choice : plain.split(" OR ", -1)) {
            if (PERMISSIVE.containsAll(List.of(choice.split(" AND ", -1)))) {
                return true;
            }
        }
        return false;
    }
}
