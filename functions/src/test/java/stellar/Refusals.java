package stellar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stellar.cloud.Language;
import stellar.cloud.Refusal;

/** Every constant {@link Refusal} of the functions, found in what was compiled. */
final class Refusals {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z]+}");

    private static final List<Refusal> ALL = find();

    private Refusals() {}

    static List<Refusal> all() {
        return ALL;
    }

    /** Whether a title is what a refusal of this code says in this language, with some value in each of its places. */
    static boolean says(String code, Language language, String title) {
        return ALL.stream()
                .filter(refusal -> refusal.code().equals(code))
                .anyMatch(
                        refusal -> pattern(refusal.in(language)).matcher(title).matches());
    }

    private static Pattern pattern(String sentence) {
        return Pattern.compile(
                Arrays.stream(PLACE.split(sentence, -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }

    private static List<Refusal> find() {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("stellar"))) {
            List<Refusal> found = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                String name =
                        CLASSES.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                for (Field field : Class.forName(name, false, Refusals.class.getClassLoader())
                        .getDeclaredFields()) {
                    if (field.getType() == Refusal.class && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        found.add((Refusal) field.get(null));
                    }
                }
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A refusal cannot be read.", e);
        }
    }
}
