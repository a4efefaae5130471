package stellar.ingredients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ./stellar licences [--write]}: checks what is used and {@code docs/licences.csv}, or writes that list. */
public final class LicenceList {

    private static final String HEAD = "registry;package;version;licence;used";

    private LicenceList() {}

    static Path in(Path repository) {
        return repository.resolve("docs/licences.csv");
    }

    /** The repository's folder, then perhaps {@code --write}. Ends with code 1 when something is wrong. */
    public static void main(String[] arguments) throws IOException {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        List<Ingredient> all = Ingredients.of(repository);
        if (arguments.length > 1 && arguments[1].equals("--write")) {
            Files.writeString(in(repository), text(all));
        }
        List<String> findings = findings(repository, all);
        findings.forEach(System.err::println);
        System.out.printf("%d libraries, %d things wrong.%n", all.size(), findings.size());
        System.exit(findings.isEmpty() ? 0 : 1);
    }

    /** A sentence for each thing that is wrong: a licence that may not come in, a list that says something else. */
    static List<String> findings(Path repository, List<Ingredient> all) throws IOException {
        List<String> findings = new ArrayList<>(LicenceRules.packaged().findings(all));
        String listed = Files.exists(in(repository)) ? Files.readString(in(repository)) : "";
        findings.addAll(differences(listed, all));
        return findings;
    }

    static List<String> differences(String listed, List<Ingredient> all) {
        Map<String, String> before = new HashMap<>();
        listed.lines().skip(1).forEach(line -> before.put(key(line), line));
        List<String> findings = new ArrayList<>();
        for (Ingredient one : all) {
            String line = line(one);
            String was = before.remove(key(line));
            if (was == null) {
                findings.add(
                        one.name() + " " + one.version() + " (" + one.licence() + ") is not in docs/licences.csv.");
            } else if (!was.equals(line)) {
                findings.add("docs/licences.csv says \"" + was + "\", but it is \"" + line + "\".");
            }
        }
        before.values().forEach(line -> findings.add("docs/licences.csv names what is not used any more: " + line));
        if (findings.isEmpty() && !listed.equals(text(all))) {
            findings.add("docs/licences.csv is not in order.");
        }
        if (!findings.isEmpty()) {
            findings.add("Write the list anew with ./stellar licences --write, look at what changed, and commit it.");
        }
        return findings;
    }

    static String text(List<Ingredient> all) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        all.forEach(one -> text.append(line(one)).append('\n'));
        return text.toString();
    }

    private static String line(Ingredient one) {
        return String.join(
                ";",
                one.kind() == Ingredient.Kind.MAVEN ? "maven" : "npm",
                one.name(),
                one.version(),
                one.licence(),
                String.join(" ", one.uses()));
    }

    private static String key(String line) {
        String[] columns = line.split(";", -1);
        return columns.length < 3 ? line : columns[0] + ";" + columns[1] + ";" + columns[2];
    }
}
