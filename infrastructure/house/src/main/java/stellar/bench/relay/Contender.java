package stellar.bench.relay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import stellar.house.RelayProgram;

/** The two that are measured side by side. */
enum Contender {
    /** Ours, as it ships. */
    RELAY("relay") {
        @Override
        List<String> command(Path repository, Path folder, int voyagerPort, URI cloud) throws IOException {
            Path config = folder.resolve("relay.properties");
            Files.writeString(config, """
                    relay.id=demo-relay
                    relay.key.id=k1
                    relay.key.file=%s
                    cloud.url=%s
                    store.directory=store
                    health.port=0
                    voyager.1.telescope=demo
                    voyager.1.host=127.0.0.1
                    voyager.1.port=%d
                    voyager.1.images.windows=C:\\\\FITS
                    voyager.1.images.local=frames
                    """.formatted(key(folder), cloud, voyagerPort));
            return RelayProgram.command(repository, config);
        }
    },

    /** A proxy of the same job without a disk. */
    PROXY("Node.js proxy") {
        @Override
        List<String> command(Path repository, Path folder, int voyagerPort, URI cloud) throws IOException {
            return List.of(
                    "node",
                    repository.resolve("infrastructure/house/bench/proxy.mjs").toString(),
                    "--voyager=127.0.0.1:" + voyagerPort,
                    "--cloud=" + cloud,
                    "--relay=demo-relay",
                    "--telescope=demo",
                    "--key=" + key(folder));
        }
    };

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** How its process is started; what it needs on disk is made in the folder. */
    abstract List<String> command(Path repository, Path folder, int voyagerPort, URI cloud) throws IOException;

    private static Path key(Path folder) throws IOException {
        Path file = folder.resolve("relay.key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "00".repeat(32));
    }
}
