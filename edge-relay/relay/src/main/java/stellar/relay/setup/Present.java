package stellar.relay.setup;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import stellar.relay.RelaySettings;

/**
 * The settings that are there before a set-up, as far as they can be read. Secrets are known by their files only.
 *
 * @param file where the settings are, or will be
 * @param lines what they say; empty when there are none
 */
record Present(Path file, Properties lines) {

    /** Reads the settings; nothing readable is like nothing there. */
    static Present in(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            lines.clear();
        }
        return new Present(file.toAbsolutePath().normalize(), lines);
    }

    /** A setting; absent when it is not there or blank. */
    @Nullable
    String text(String name) {
        String value = lines.getProperty(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    /** The file that a setting names. */
    Optional<Path> path(String name) {
        return Optional.ofNullable(text(name)).map(file::resolveSibling);
    }

    /** The port of the relay's page; 0 when nothing is said of it. */
    int pagePort() {
        String listen = text("page.listen");
        return listen == null
                ? 0
                : RelaySettings.listenAddress(listen)
                        .map(InetSocketAddress::getPort)
                        .orElse(0);
    }

    /** Whether the relay has a name and a key, so that it need not be paired again. */
    boolean isPaired() {
        return text("relay.id") != null
                && text("relay.key.id") != null
                && path("relay.key.file").filter(Files::isReadable).isPresent();
    }

    /** The telescopes it speaks for. */
    List<String> telescopes() {
        List<String> telescopes = new ArrayList<>();
        for (int n = 1; n <= Wanted.MAX_VOYAGERS; n++) {
            String telescope = text("voyager." + n + ".telescope");
            if (telescope != null) {
                telescopes.add(telescope);
            }
        }
        return telescopes;
    }

    /** The password of the Voyager of this telescope, if it is for this user. */
    Optional<Path> password(String telescope, @Nullable String user) {
        for (int n = 1; n <= Wanted.MAX_VOYAGERS; n++) {
            String prefix = "voyager." + n + ".";
            if (user != null && telescope.equals(text(prefix + "telescope")) && user.equals(text(prefix + "user"))) {
                return path(prefix + "password.file").filter(Files::isReadable);
            }
        }
        return Optional.empty();
    }

    /** Every file of secrets that the settings name. */
    List<Path> secrets() {
        List<Path> files = new ArrayList<>();
        path("relay.key.file").ifPresent(files::add);
        for (int n = 1; n <= Wanted.MAX_VOYAGERS; n++) {
            path("voyager." + n + ".password.file").ifPresent(files::add);
        }
        return files;
    }
}
