package stellar.relay.setup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the frames below a folder, {@value #MAX_LOOKED_AT} files at most, and passes over what it may not read. */
final class FrameCount extends SimpleFileVisitor<Path> {

    private static final int MAX_LOOKED_AT = 5_000;

    private final Path root;
    private int lookedAt;
    private int frames;
    private @Nullable Path newest;
    private Instant savedAt = Instant.MIN;

    FrameCount(Path root) {
        this.root = root;
    }

    /** How many there are, and the newest of them. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>(Map.of("frames", frames));
        if (newest != null) {
            facts.put("newest", String.valueOf(newest.getFileName()));
        }
        return facts;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Instant saved = attributes.lastModifiedTime().toInstant();
        if (attributes.isRegularFile()
                && file.toString().toLowerCase(Locale.ROOT).matches(".+\\.(fit|fits|fts)")) {
            frames++;
            if (saved.isAfter(savedAt)) {
                savedAt = saved;
                newest = file;
            }
        }
        lookedAt++;
        return lookedAt < MAX_LOOKED_AT ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
        if (file.equals(root)) {
            throw why;
        }
        return FileVisitResult.CONTINUE;
    }
}
