package stellar.house;

import java.nio.file.Path;
import java.util.List;

/** The relay as it was built in a repository: how its process is started, with the Java options it ships with. */
public final class RelayProgram {

    private RelayProgram() {}

    /** The command line of a relay with this configuration. */
    public static List<String> command(Path repository, Path config) {
        Path module = repository.resolve("edge-relay/relay");
        Path target = module.resolve("target");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + module.resolve("relay.jvm.options"),
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                "stellar.relay.Relay",
                "--config",
                config.toString());
    }
}
