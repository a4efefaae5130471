package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A promise or a guard whose test is gone would be a promise on paper. */
class NamedTestsTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Set<String> BUILT = Set.of("target", "node_modules", "dist", ".git", ".stellar");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Tests?|[\\w-]+\\.(?:test|journey)\\.ts)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"promises.md", "threat-model.md", "restore.md"})
    void everyTestThatADocumentNamesIsThere(String document) throws Exception {
        Set<String> named = NAMED.matcher(
                        Files.readString(REPOSITORY.resolve("docs").resolve(document)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        Set<String> there = new HashSet<>();
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                return BUILT.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                there.add(String.valueOf(file.getFileName()).replaceFirst("\\.java$", ""));
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(there).containsAll(named);
    }
}
