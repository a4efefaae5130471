package stellar.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the relay was started.
 *
 * @param config the settings
 * @param setUp whether its set-up page is wanted although there are settings
 * @param listen where the set-up page answers
 */
record Arguments(Path config, boolean setUp, InetSocketAddress listen) {

    static final String USAGE = """
            The relay is started with:
              --config FILE          its settings (default: relay.properties); without such a file it sets itself up first
              --setup                sets itself up anew, on a page, and works on with the new settings
              --listen ADDRESS:PORT  where the set-up page answers (default: 127.0.0.1:8090; 0.0.0.0:8090 for the network)""";

    private static final InetSocketAddress USUAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8090);

    /** Reads the command line; empty when it makes no sense. */
    static Optional<Arguments> read(String... words) {
        Arguments arguments = new Arguments(Path.of("relay.properties"), false, USUAL);
        List<String> left = List.of(words);
        while (!left.isEmpty()) {
            String value = left.size() > 1 ? left.get(1) : "";
            switch (left.getFirst()) {
                case "--setup" -> arguments = new Arguments(arguments.config, true, arguments.listen);
                case "--config" -> arguments = new Arguments(Path.of(value), arguments.setUp, arguments.listen);
                case "--listen" -> {
                    Optional<InetSocketAddress> address = RelaySettings.listenAddress(value);
                    if (address.isEmpty()) {
                        return Optional.empty();
                    }
                    arguments = new Arguments(arguments.config, arguments.setUp, address.get());
                }
                default -> {
                    return Optional.empty();
                }
            }
            int taken = left.getFirst().equals("--setup") ? 1 : 2;
            if (left.size() < taken) {
                return Optional.empty();
            }
            left = left.subList(taken, left.size());
        }
        return Optional.of(arguments);
    }
}
