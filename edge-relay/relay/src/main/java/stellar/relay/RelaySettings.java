package stellar.relay;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator configured, as {@code relay.properties.example} explains it.
 *
 * @param relay this relay's id, given by the cloud
 * @param keyId which of its keys it signs with
 * @param keyFile the file that holds the key, 64 hex digits
 * @param cloud the cloud's address
 * @param store the folder of the relay's store
 * @param page the operator's page and the log
 * @param voyagers the Voyagers it speaks to, one to three
 */
public record RelaySettings(
        String relay, String keyId, Path keyFile, URI cloud, Path store, PageAt page, List<VoyagerAt> voyagers) {

    /** As many instances as Voyager allows on one machine. */
    private static final int MAX_VOYAGERS = 3;

    private static final int USUAL_PAGE_PORT = 8090;
    private static final Pattern LISTEN =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]{2,45}\\]):(\\d{1,5})");

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

    /**
     * Where the operator looks.
     *
     * @param listen the address of the page and of {@code /health}
     * @param names what else this machine is called in a browser's address line
     * @param logs the folder of the log files; empty when only the standard output has the log
     */
    public record PageAt(InetSocketAddress listen, Set<String> names, Optional<Path> logs) {

        public PageAt {
            names = Set.copyOf(names);
        }

        /** On this machine only, without log files; port 0 for any free one. */
        public static PageAt loopback(int port) {
            return new PageAt(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Set.of(), Optional.empty());
        }
    }

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
        if (voyagers.stream().map(VoyagerAt::telescope).distinct().count() < voyagers.size()) {
            throw new IOException(
                    file + " gives one telescope to two Voyagers; each voyager.N.telescope is another one.");
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
                new PageAt(
                        lines.pageAddress(),
                        lines.words("page.names"),
                        Optional.ofNullable(lines.optional("log.directory")).map(lines::path)),
                voyagers);
    }

    /** An address in digits and a port, for instance {@code 0.0.0.0:8090} or {@code [::1]:8090}; empty when it is none. */
    public static Optional<InetSocketAddress> listenAddress(String text) {
        Matcher parts = LISTEN.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(parts.group(1).replaceAll("[\\[\\]]", ""));
            return Optional.of(new InetSocketAddress(address, Integer.parseInt(parts.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
    public static String secret(Path file) throws IOException {
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

        /** {@code page.listen}, or what {@code health.port} of older files means. */
        InetSocketAddress pageAddress() throws IOException {
            String text = optional("page.listen");
            if (text == null) {
                int port = optional("health.port") == null ? USUAL_PAGE_PORT : port("health.port");
                return PageAt.loopback(port).listen();
            }
            return listenAddress(text)
                    .orElseThrow(() -> new IOException(file + ": page.listen must be an address in digits and a port,"
                            + " like 127.0.0.1:8090 or 0.0.0.0:8090, not \"" + text + "\"."));
        }

        Set<String> words(String name) {
            String text = optional(name);
            return text == null ? Set.of() : new HashSet<>(List.of(text.split("[\\s,]+")));
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
