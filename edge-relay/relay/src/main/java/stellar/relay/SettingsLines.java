package stellar.relay;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a settings file, each read as what it must be. What makes no sense is an error that names file and line. */
final class SettingsLines {

    private final Path file;
    private final Properties properties = new Properties();

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read or is no properties file
     */
    SettingsLines(Path file) throws IOException {
        this.file = file;
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no properties file: " + e.getMessage(), e);
        }
    }

    /** A complaint about the file as a whole. */
    IOException wrong(String sentence) {
        return new IOException(file + " " + sentence);
    }

    boolean has(String name) {
        return properties.containsKey(name);
    }

    @Nullable
    String optional(String name) {
        String value = properties.getProperty(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    String text(String name) throws IOException {
        String value = optional(name);
        if (value == null) {
            throw wrong("lacks the line " + name + "=...; relay.properties.example explains it.");
        }
        return value;
    }

    /** A path, which begins at the file's own folder unless it is absolute. */
    Path path(String name) throws IOException {
        return resolved(text(name));
    }

    Optional<Path> optionalPath(String name) {
        return Optional.ofNullable(optional(name)).map(this::resolved);
    }

    int port(String name) throws IOException {
        return number(name, text(name), 0, 65_535);
    }

    OptionalInt optionalNumber(String name, int least, int most) throws IOException {
        String text = optional(name);
        return text == null ? OptionalInt.empty() : OptionalInt.of(number(name, text, least, most));
    }

    Duration seconds(String name, Duration otherwise, int least, int most) throws IOException {
        String text = optional(name);
        return text == null ? otherwise : Duration.ofSeconds(number(name, text, least, most));
    }

    Set<String> words(String name) {
        String text = optional(name);
        return text == null ? Set.of() : new HashSet<>(List.of(text.split("[\\s,]+")));
    }

    /** A web address without a path. */
    URI address(String name) throws IOException {
        String text = text(name);
        if (text.matches("https?://[^/?#\\s]+/?")) {
            return URI.create(text);
        }
        throw mistaken(name, "an address like https://stellar.example", text);
    }

    /** A host's name or address, and a port. */
    Optional<InetSocketAddress> hostAndPort(String name) throws IOException {
        String text = optional(name);
        if (text == null) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.matches("[^\\s:/]+:\\d{1,5}") || Integer.parseInt(text.substring(colon + 1)) > 65_535) {
            throw mistaken(name, "a host and a port like proxy.local:3128", text);
        }
        return Optional.of(InetSocketAddress.createUnresolved(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))));
    }

    /** A complaint about one line. */
    IOException mistaken(String name, String expected, String found) {
        return new IOException(file + ": " + name + " must be " + expected + ", not \"" + found + "\".");
    }

    private int number(String name, String text, int least, int most) throws IOException {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw mistaken(name, "a whole number from " + least + " to " + most, text);
    }

    private Path resolved(String text) {
        return file.toAbsolutePath().resolveSibling(text);
    }
}
