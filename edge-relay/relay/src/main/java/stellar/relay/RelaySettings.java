package stellar.relay;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.relay.alone.AloneLimits;

/**
 * What the operator configured, as {@code relay.properties.example} explains it.
 *
 * @param relay this relay's id, given by the cloud
 * @param keyId which of its keys it signs with
 * @param keyFile the file that holds the key, 64 hex digits
 * @param cloud the cloud's address
 * @param store the folder of the relay's store
 * @param healthPort the port of {@code /health} on this machine
 * @param alone the bounds of the rules for running sessions while the cloud is out of reach
 * @param voyagers the Voyagers it speaks to, one to three
 */
public record RelaySettings(
        String relay,
        String keyId,
        Path keyFile,
        URI cloud,
        Path store,
        int healthPort,
        AloneLimits alone,
        List<VoyagerAt> voyagers) {

    /** The longest wait that can be set. */
    private static final int MAX_SECONDS = 3600;

    /** As many instances as Voyager allows on one machine. */
    private static final int MAX_VOYAGERS = 3;

    /**
     * One Voyager.
     *
     * @param telescope the telescope it runs
     * @param user who logs in; absent when Voyager asks for nobody
     * @param passwordFile the file that holds the password; absent without a user
     * @param windowsImages the folder of its frames, as Voyager names it
     * @param localImages the same folder, as this machine names it
     */
    public record VoyagerAt(
            String telescope,
            String host,
            int port,
            Optional<String> user,
            Optional<Path> passwordFile,
            String windowsImages,
            Path localImages) {}

    public RelaySettings {
        voyagers = List.copyOf(voyagers);
    }

    /**
     * Reads the file; relative paths in it begin at its folder.
     *
     * @throws IOException when it can not be read, or when a line is missing or makes no sense, naming file and line
     */
    public static RelaySettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no properties file: " + e.getMessage(), e);
        }
        Lines lines = new Lines(file, properties);
        List<VoyagerAt> voyagers = new ArrayList<>();
        for (int n = 1; n <= MAX_VOYAGERS; n++) {
            String prefix = "voyager." + n + ".";
            if (properties.containsKey(prefix + "telescope")) {
                voyagers.add(new VoyagerAt(
                        lines.text(prefix + "telescope"),
                        lines.text(prefix + "host"),
                        lines.port(prefix + "port"),
                        Optional.ofNullable(lines.optional(prefix + "user")),
                        Optional.ofNullable(lines.optional(prefix + "password.file"))
                                .map(lines::path),
                        lines.text(prefix + "images.windows"),
                        lines.path(lines.text(prefix + "images.local"))));
            }
        }
        if (voyagers.isEmpty()) {
            throw new IOException(file + " names no Voyager; add the lines voyager.1.telescope, voyager.1.host, ...");
        }
        return new RelaySettings(
                lines.text("relay.id"),
                lines.text("relay.key.id"),
                lines.path(lines.text("relay.key.file")),
                lines.address("cloud.url"),
                lines.path(lines.text("store.directory")),
                lines.port("health.port"),
                AloneLimits.USUAL.with(
                        lines.seconds("alone.link.lost.after.seconds", AloneLimits.USUAL.linkLostAfter()),
                        lines.seconds("alone.unsafe.after.seconds", AloneLimits.USUAL.unsafeAfter())),
                voyagers);
    }

    /**
     * The key's 32 bytes.
     *
     * @throws IOException when the file is not there, holds no key, or may be read by others than its owner
     */
    public byte[] key() throws IOException {
        try {
            byte[] key = HexFormat.of().parseHex(secret(keyFile));
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Said below, like a key of the wrong length.
        }
        throw new IOException(keyFile + " holds no relay key; it must be 64 hex digits, as the cloud gave them.");
    }

    /**
     * A secret out of a file.
     *
     * @throws IOException when the file is not there or may be read by others than its owner
     */
    static String secret(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            Set<PosixFilePermission> allowed = view.readAttributes().permissions();
            if (allowed.contains(PosixFilePermission.GROUP_READ) || allowed.contains(PosixFilePermission.OTHERS_READ)) {
                throw new IOException(
                        "The secret in " + file + " can be read by others on this machine; run: chmod 600 " + file);
            }
        }
        return Files.readString(file).trim();
    }

    private record Lines(Path file, Properties properties) {

        @Nullable
        String optional(String name) {
            String value = properties.getProperty(name);
            return value == null || value.isBlank() ? null : value.trim();
        }

        String text(String name) throws IOException {
            String value = optional(name);
            if (value == null) {
                throw new IOException(file + " lacks the line " + name + "=...; relay.properties.example explains it.");
            }
            return value;
        }

        int port(String name) throws IOException {
            String text = text(name);
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
                return Integer.parseInt(text);
            }
            throw new IOException(file + ": " + name + " must be a port from 0 to 65535, not \"" + text + "\".");
        }

        Duration seconds(String name, Duration otherwise) throws IOException {
            String text = optional(name);
            if (text == null) {
                return otherwise;
            }
            if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_SECONDS) {
                return Duration.ofSeconds(Integer.parseInt(text));
            }
            throw new IOException(
                    file + ": " + name + " must be whole seconds from 1 to " + MAX_SECONDS + ", not \"" + text + "\".");
        }

        URI address(String name) throws IOException {
            String text = text(name);
            if (text.matches("https?://[^/?#\\s]+/?")) {
                return URI.create(text);
            }
            throw new IOException(
                    file + ": " + name + " must be an address like https://stellar.example, not \"" + text + "\".");
        }

        Path path(String text) {
            return file.toAbsolutePath().resolveSibling(text);
        }
    }
}
