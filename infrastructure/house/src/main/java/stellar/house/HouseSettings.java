package stellar.house;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./stellar up} was asked to start.
 *
 * @param repository the folder the script lies in
 * @param data where everything that must outlive a run is kept
 * @param parts the parts to start
 * @param restart whether a part that already runs is stopped first
 * @param cloudPort port of the page, the APIs and the sockets
 * @param bucketPort port that images are sent to and fetched from; the same at each start, since browsers keep links
 * @param voyagerPort port of the simulated Voyager
 * @param controlPort port of the simulator's faults
 * @param healthPort port of the relay's {@code /health}
 * @param speed how many times faster than life the night is played, above 0
 * @param frames a folder of FITS files to deliver instead of drawn ones
 * @param eventsPerSecond additional numbered log lines a second, 0 for none
 */
record HouseSettings(
        Path repository,
        Path data,
        Set<PartName> parts,
        boolean restart,
        int cloudPort,
        int bucketPort,
        int voyagerPort,
        int controlPort,
        int healthPort,
        double speed,
        Optional<Path> frames,
        int eventsPerSecond) {

    static final String USAGE = """
            ./stellar up [flags]
              --only PART          start (or restart) only this part: cloud, voyager or relay; may be repeated
              --without PART       start everything but this part; may be repeated
              --speed N            play the night N times faster (default 1)
              --frames DIR         deliver the FITS files of DIR instead of drawn ones
              --port N             the page and the APIs (default 8080)
              --s3-port N          where images are kept and fetched (default: the one after --port)
              --voyager-port N     the simulated Voyager (default 5950)
              --control-port N     the simulator's faults (default 5960)
              --health-port N      the relay's /health (default 8090)
              --data DIR           where data is kept (default .stellar)
              --events-per-second N  extra numbered log lines from the simulator, for load (default 0)
            """;

    /** Reads the flags; a wrong one is a {@link UsageException}. */
    static HouseSettings of(Path repository, List<String> arguments) {
        Arguments flags = new Arguments(arguments, USAGE);
        Set<PartName> only = EnumSet.noneOf(PartName.class);
        flags.all("--only").forEach(word -> only.add(PartName.of(word)));
        Set<PartName> parts = only.isEmpty() ? EnumSet.allOf(PartName.class) : EnumSet.copyOf(only);
        flags.all("--without").forEach(word -> parts.remove(PartName.of(word)));
        if (parts.isEmpty()) {
            throw new UsageException("Nothing is left to start; leave out fewer parts.");
        }
        int cloudPort = flags.port("--port", 8080);
        HouseSettings settings = new HouseSettings(
                repository,
                flags.last("--data")
                        .map(Path::of)
                        .orElse(repository.resolve(".stellar"))
                        .toAbsolutePath(),
                parts,
                !only.isEmpty(),
                cloudPort,
                flags.port("--s3-port", cloudPort + 1),
                flags.port("--voyager-port", 5950),
                flags.port("--control-port", 5960),
                flags.port("--health-port", 8090),
                flags.positive("--speed", 1),
                flags.last("--frames").map(text -> Path.of(text).toAbsolutePath()),
                (int) flags.positive("--events-per-second", 0));
        flags.refuseOthers();
        return settings;
    }

    /** The same with another port of the cloud. */
    HouseSettings withCloudPort(int port) {
        return new HouseSettings(
                repository,
                data,
                parts,
                restart,
                port,
                bucketPort,
                voyagerPort,
                controlPort,
                healthPort,
                speed,
                frames,
                eventsPerSecond);
    }
}
