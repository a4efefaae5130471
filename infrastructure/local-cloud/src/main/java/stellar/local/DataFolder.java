package stellar.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import stellar.local.tables.LocalTables;
import stellar.local.template.Template;

/** Everything that is kept between runs, for one local cloud at a time. */
final class DataFolder implements AutoCloseable {
    private static final int SECRET_BYTES = 20;

    private final Path folder;
    private final FileChannel lockFile;

    /**
     * Takes the folder, and makes it when it is missing.
     *
     * @throws IOException when another local cloud has it
     */
    DataFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        lockFile = FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock() == null) {
            lockFile.close();
            throw new IOException("Another local cloud uses the data folder " + folder
                    + "; stop that one, or name another folder with --data DIR.");
        }
    }

    private @Nullable FileLock lock() throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException byThisProcess) {
            return null;
        }
    }

    /**
     * Starts the template's tables, kept here unless a running DynamoDB is named.
     *
     * @throws IOException when DynamoDB Local is not found or does not start; the message says what to do
     */
    LocalTables tables(Template template, Settings settings) throws IOException, InterruptedException {
        if (settings.dynamoDbEndpoint().isPresent()) {
            return LocalTables.at(settings.dynamoDbEndpoint().get(), template, settings.clock);
        }
        Path library = settings.dynamoDbLibrary()
                .orElseThrow(() -> new IOException("Where is DynamoDB? Name DynamoDB Local's folder with"
                        + " --dynamodb-lib DIR, or a running one with --dynamodb-endpoint URL."));
        return LocalTables.kept(template, library, folder.resolve("dynamodb"), settings.clock);
    }

    Path buckets() {
        return folder.resolve("buckets");
    }

    Path events() {
        return folder.resolve("events");
    }

    Path streams() {
        return folder.resolve("streams");
    }

    Path schedules() {
        return folder.resolve("schedules");
    }

    Path outbox() {
        return folder.resolve("outbox");
    }

    Path phones() {
        return folder.resolve("phones");
    }

    Path deadLetters() {
        return folder.resolve("dead-letters.jsonl");
    }

    Path issuer() {
        return folder.resolve("issuer");
    }

    /** The key that signs S3 requests: made at the first start and kept, so that signed links outlive a restart. */
    String secretKey() throws IOException {
        Path file = folder.resolve("s3-secret");
        if (!Files.exists(file)) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Files.writeString(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
