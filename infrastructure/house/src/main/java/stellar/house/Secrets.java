package stellar.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The demo's own secrets, made at the first start and readable by their owner only. */
public record Secrets(Path relayKey, Path operatorKey) {

    /** Makes what is missing in the data folder. */
    public static Secrets in(Path data) throws IOException {
        return new Secrets(made(data.resolve("relay").resolve("relay.key")), made(data.resolve("operator.key")));
    }

    private static Path made(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(secret));
        }
        return file;
    }
}
