package stellar.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.relay.alone.AloneLimits;
import stellar.relay.uplink.CloudHttp;

/**
 * What the operator configured, as {@code relay.properties.example} explains it.
 *
 * @param relay this relay's id, given by the cloud
 * @param keyId which of its keys it signs with
 * @param keyFile the file that holds the key, 64 hex digits
 * @param cloud where the cloud is, and the way there
 * @param store the folder of the relay's store
 * @param page the operator's page and the log
 * @param alone the bounds of the rules for a relay without its cloud
 * @param vocabularyFile what Voyager's scheduler calls things; absent for the product's own names
 * @param voyagers the Voyagers it speaks to, one to three
 */
public record RelaySettings(
        String relay,
        String keyId,
        Path keyFile,
        CloudAt cloud,
        Path store,
        PageAt page,
        AloneLimits alone,
        Optional<Path> vocabularyFile,
        List<VoyagerAt> voyagers) {

    /** As many instances as Voyager allows on one machine. */
    private static final int MAX_VOYAGERS = 3;

    /** The longest wait an operator may set for the rules without the cloud. */
    private static final int MAX_ALONE_SECONDS = 3600;

    private static final int MAX_FIRST_CALL_SECONDS = 60;

    /** So that the largest preview, 16 MiB, needs half an hour and not a night. */
    private static final int LEAST_KILOBYTES_PER_SECOND = 8;

    private static final int MOST_KILOBYTES_PER_SECOND = 1_000_000;
    private static final int USUAL_PAGE_PORT = 8090;
    private static final Pattern LISTEN =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]{2,45}\\]):(\\d{1,5})");

    /**
     * The cloud.
     *
     * @param url its address
     * @param proxy the way out; absent to go out directly
     * @param firstCallWithin the first call after a start comes at a moment drawn from this span, so that all relays of a
     *     country that got its power back do not call at once
     * @param imagesKilobytesPerSecond what all images together may send, in 1,000 bytes a second; empty for no cap
     */
    public record CloudAt(
            URI url, Optional<CloudHttp.Proxy> proxy, Duration firstCallWithin, OptionalInt imagesKilobytesPerSecond) {

        /** By the direct way, at once, without a cap. */
        public static CloudAt near(URI url) {
            return new CloudAt(url, Optional.empty(), Duration.ZERO, OptionalInt.empty());
        }
    }

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
        SettingsLines lines = new SettingsLines(file);
        return new RelaySettings(
                lines.text("relay.id"),
                lines.text("relay.key.id"),
                lines.path("relay.key.file"),
                cloud(lines),
                lines.path("store.directory"),
                new PageAt(pageAddress(lines), lines.words("page.names"), lines.optionalPath("log.directory")),
                AloneLimits.USUAL.with(
                        lines.seconds(
                                "alone.link.lost.after.seconds",
                                AloneLimits.USUAL.linkLostAfter(),
                                1,
                                MAX_ALONE_SECONDS),
                        lines.seconds(
                                "alone.unsafe.after.seconds", AloneLimits.USUAL.unsafeAfter(), 1, MAX_ALONE_SECONDS)),
                lines.optionalPath("robotarget.vocabulary.file"),
                voyagers(lines));
    }

    private static CloudAt cloud(SettingsLines lines) throws IOException {
        Optional<InetSocketAddress> proxy = lines.hostAndPort("cloud.proxy");
        Optional<Path> password = lines.optionalPath("cloud.proxy.password.file");
        String secret = proxy.isPresent() && password.isPresent() ? secret(password.get()) : null;
        return new CloudAt(
                lines.address("cloud.url"),
                proxy.map(at -> new CloudHttp.Proxy(
                        at.getHostString(), at.getPort(), lines.optional("cloud.proxy.user"), secret)),
                lines.seconds("cloud.first.call.within.seconds", Duration.ofSeconds(2), 0, MAX_FIRST_CALL_SECONDS),
                lines.optionalNumber(
                        "uplink.images.kilobytes.per.second", LEAST_KILOBYTES_PER_SECOND, MOST_KILOBYTES_PER_SECOND));
    }

    private static List<VoyagerAt> voyagers(SettingsLines lines) throws IOException {
        List<VoyagerAt> voyagers = new ArrayList<>();
        for (int n = 1; n <= MAX_VOYAGERS; n++) {
            String prefix = "voyager." + n + ".";
            if (lines.has(prefix + "telescope")) {
                voyagers.add(new VoyagerAt(
                        lines.text(prefix + "telescope"),
                        lines.text(prefix + "host"),
                        lines.port(prefix + "port"),
                        Optional.ofNullable(lines.optional(prefix + "user")),
                        lines.optionalPath(prefix + "password.file"),
                        lines.text(prefix + "images.windows"),
                        lines.path(prefix + "images.local")));
            }
        }
        if (voyagers.stream().map(VoyagerAt::telescope).distinct().count() < voyagers.size()) {
            throw lines.wrong("gives one telescope to two Voyagers; each voyager.N.telescope is another one.");
        }
        if (voyagers.isEmpty()) {
            throw lines.wrong("names no Voyager; add the lines voyager.1.telescope, voyager.1.host, ...");
        }
        return voyagers;
    }

    /** {@code page.listen}, or what {@code health.port} of older files means. */
    private static InetSocketAddress pageAddress(SettingsLines lines) throws IOException {
        String text = lines.optional("page.listen");
        if (text == null) {
            int port = lines.optional("health.port") == null ? USUAL_PAGE_PORT : lines.port("health.port");
            return PageAt.loopback(port).listen();
        }
        return listenAddress(text)
                .orElseThrow(() -> lines.mistaken(
                        "page.listen", "an address in digits and a port, like 127.0.0.1:8090 or 0.0.0.0:8090", text));
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
}
