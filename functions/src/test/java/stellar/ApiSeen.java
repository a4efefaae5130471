package stellar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the API answered in all the test processes of one build. Each process writes what is new to it into a file of its
 * own in the folder that the system property {@code stellar.api.seen} names; without that, as in an IDE, nothing is kept.
 */
final class ApiSeen {

    private static final String ANSWER = "answer ";
    private static final String MEMBER = "member ";

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final String folder = System.getProperty("stellar.api.seen", "");

    /** A route answered with a status: {@code GET /api/me 200}. */
    void answered(String what) {
        write(ANSWER + what);
    }

    /** A member was answered, named by the place of its schema: {@code Booking.plan}. */
    void member(String place) {
        write(MEMBER + place);
    }

    /** Each route with each status that any process saw. */
    Set<String> answers() {
        return read(ANSWER);
    }

    /** Each member that any process saw. */
    Set<String> members() {
        return read(MEMBER);
    }

    private void write(String line) {
        if (folder.isEmpty() || !written.add(line)) {
            return;
        }
        try {
            Files.createDirectories(Path.of(folder));
            Files.writeString(
                    Path.of(folder, ProcessHandle.current().pid() + ".txt"),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> read(String kind) {
        Set<String> seen = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(kind))
                        .forEach(line -> seen.add(line.substring(kind.length())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen;
    }
}
