package stellar.local.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stellar.local.kept.OwnersFile;

/** The latest of what went out, a file each, readable by their owner only. Safe for many threads. */
public final class Outbox {
    private static final String ENDING = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int most;
    private long last;

    /**
     * Opens the folder with what an earlier run put there.
     *
     * @param most how many it keeps; when there are more, the oldest leave first
     */
    public Outbox(Path folder, int most) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.most = most;
        List<Path> files = files();
        this.last = files.isEmpty() ? 0 : number(files.getLast());
    }

    /** Something with the number by which it is found. */
    public record Numbered(long number, Posted posted) {}

    /** Keeps it; returns when it is on disk. */
    public synchronized void put(Posted posted) throws IOException {
        last++;
        new OwnersFile(folder.resolve("%019d%s".formatted(last, ENDING)))
                .write(posted.json().toString());
        List<Path> files = files();
        for (Path tooMany : files.subList(0, Math.max(0, files.size() - most))) {
            Files.delete(tooMany);
        }
    }

    /** All of it, newest first. */
    public synchronized List<Numbered> all() throws IOException {
        List<Numbered> all = new ArrayList<>();
        for (Path file : files()) {
            all.add(new Numbered(number(file), read(file)));
        }
        return all.reversed();
    }

    /** How many it holds. */
    public synchronized int count() throws IOException {
        return files().size();
    }

    /** That of this number; empty when there is none, or none any more. */
    public synchronized Optional<Posted> find(long number) throws IOException {
        Path file = folder.resolve("%019d%s".formatted(number, ENDING));
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{19}\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private static Posted read(Path file) throws IOException {
        return Posted.of(JSON.readTree(file.toFile()));
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }
}
