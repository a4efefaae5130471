package stellar.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import stellar.simulator.protocol.Login;

/** The command line: pairs of {@code --name value}. A mistake is an {@link IllegalArgumentException} with a sentence. */
final class Options {
    static final String HELP = """
            A simulated Voyager for Stellar.

              --port 5950               port of the protocol; 0 takes any free one
              --control-port 5960       port of the HTTP control, on loopback only; 0 takes any free one
              --bind 127.0.0.1          address of the protocol
              --speed 1                 seconds of the night a second
              --seed 1                  makes all chance
              --images DIR              where frames go (default: .stellar/voyager/images)
              --most-image-bytes N      the oldest frames go when there is more (default: 2 GB)
              --state DIR               where RoboTarget's targets are kept (default: .stellar/voyager/state)
              --frames DIR              delivers the real FITS files of DIR instead of drawn ones
              --user NAME               asks for a login, together with the next
              --password-file FILE      whose first line is the password
              --secret-file FILE        whose first line is RoboTarget's shared secret (default: empty)
              --instance 1              which Voyager on its PC, 1 to 3
              --events-per-second 0     extra numbered log events, for load tests
              --help                    this text
            """;

    private static final Set<String> NAMES = Set.of(
            "port",
            "control-port",
            "bind",
            "speed",
            "seed",
            "images",
            "most-image-bytes",
            "state",
            "frames",
            "user",
            "password-file",
            "secret-file",
            "instance",
            "events-per-second");

    private final Map<String, String> values = new HashMap<>();

    Options(String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("There is no option " + arguments[i] + "; --help lists them.");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("The option " + arguments[i] + " needs a value after it.");
            }
            values.put(name, arguments[i + 1]);
        }
    }

    /**
     * The settings they mean.
     *
     * @throws IOException when a file that is named cannot be read
     */
    SimulatorSettings settings() throws IOException {
        var settings = new SimulatorSettings(Path.of(values.getOrDefault("images", ".stellar/voyager/images")))
                .state(Path.of(values.getOrDefault("state", ".stellar/voyager/state")))
                .bindAddress(values.getOrDefault("bind", "127.0.0.1"))
                .port((int) whole("port", 5950, 65_535))
                .controlPort((int) whole("control-port", 5960, 65_535))
                .speed(speed())
                .seed(whole("seed", 1, Long.MAX_VALUE))
                .mostImageBytes(whole("most-image-bytes", 2L << 30, Long.MAX_VALUE))
                .instance((int) whole("instance", 1, 3))
                .eventsPerSecond((int) whole("events-per-second", 0, 100_000))
                .sharedSecret(values.containsKey("secret-file") ? firstLine("secret-file") : "");
        if (values.containsKey("frames")) {
            settings.deliveredFrames(Path.of(values.getOrDefault("frames", "")));
        }
        if (values.containsKey("user") != values.containsKey("password-file")) {
            throw new IllegalArgumentException("--user and --password-file are only of use together.");
        }
        if (values.containsKey("user")) {
            settings.login(Login.of(values.getOrDefault("user", ""), firstLine("password-file")));
        }
        return settings;
    }

    private long whole(String name, long otherwise, long most) {
        String text = values.getOrDefault(name, Long.toString(otherwise));
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, like a number out of range.
        }
        throw new IllegalArgumentException(
                "--" + name + " must be a whole number from 0 to " + most + ", but is " + text + ".");
    }

    private double speed() {
        String text = values.getOrDefault("speed", "1");
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("--speed must be a number, but is " + text + ".", noNumber);
        }
    }

    private String firstLine(String name) throws IOException {
        Path file = Path.of(values.getOrDefault(name, ""));
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException unreadable) {
            throw new IOException("--" + name + ": the file " + file + " cannot be read.", unreadable);
        }
    }
}
