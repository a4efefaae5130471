package stellar.relay.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the relay may be called in a browser's address line. An address in digits is always right; a name only when it is
 * this machine's own, since a stranger's name that leads here (DNS rebinding) would let his page read ours.
 *
 * @param names in lower case, without ports
 */
public record HostNames(Set<String> names) {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}\\]");

    public HostNames {
        names = Set.copyOf(names);
    }

    /** {@code localhost}, this machine's name, the same with {@code .local}, and what the operator adds. */
    public static HostNames ofThisMachine(Set<String> more) {
        Set<String> names = new HashSet<>(Set.of("localhost"));
        machine().ifPresent(name -> {
            names.add(name);
            names.add(name + ".local");
        });
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return new HostNames(names);
    }

    /** Whether a request with this {@code Host} header is meant for the relay. */
    public boolean fits(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
        return DIGITS.matcher(name).matches() || names.contains(name);
    }

    /** As the system has it on disk or in the environment: asking the network for it may take seconds without one. */
    private static Optional<String> machine() {
        try {
            return Optional.of(Files.readString(Path.of("/etc/hostname"))).flatMap(HostNames::plain);
        } catch (IOException e) {
            return Optional.ofNullable(System.getenv("COMPUTERNAME")).flatMap(HostNames::plain);
        }
    }

    private static Optional<String> plain(String name) {
        String lower = name.trim().toLowerCase(Locale.ROOT);
        return lower.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?") ? Optional.of(lower) : Optional.empty();
    }
}
