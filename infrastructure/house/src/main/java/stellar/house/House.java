package stellar.house;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stellar.contract.RequestSignature;

/** How each part is started with the settings of this house. */
record House(HouseSettings settings, Secrets secrets) {

    static final String TELESCOPE = "demo";
    private static final String WINDOWS_FRAMES = "C:\\Users\\voyager\\Documents\\Voyager\\FITS";

    /** The page that a person opens. */
    URI address() {
        return URI.create("http://localhost:" + settings.cloudPort() + "/");
    }

    /** Where a part answers once it is up. */
    URI answers(PartName part) {
        return switch (part) {
            case CLOUD -> URI.create("http://127.0.0.1:" + settings.cloudPort() + "/health");
            case VOYAGER -> URI.create("http://127.0.0.1:" + settings.controlPort() + "/");
            case RELAY -> URI.create("http://127.0.0.1:" + settings.healthPort() + "/health");
        };
    }

    /** The ports a part listens on, with the flag that changes each. */
    List<Port> ports(PartName part) {
        return switch (part) {
            case CLOUD ->
                List.of(new Port(settings.cloudPort(), "--port"), new Port(settings.bucketPort(), "--s3-port"));
            case VOYAGER ->
                List.of(
                        new Port(settings.voyagerPort(), "--voyager-port"),
                        new Port(settings.controlPort(), "--control-port"));
            case RELAY -> List.of(new Port(settings.healthPort(), "--health-port"));
        };
    }

    /** The folder of the relay's store. */
    Path relayStore() {
        return settings.data().resolve("relay/store");
    }

    /** The command line of a part; what it needs on disk is made on the way. */
    List<String> command(PartName part) throws IOException {
        return switch (part) {
            case CLOUD -> cloud();
            case VOYAGER -> voyager();
            case RELAY -> relay();
        };
    }

    private List<String> cloud() throws IOException {
        Path repository = settings.repository();
        String operatorKey = Files.readString(secrets.operatorKey()).trim();
        List<String> command = java("infrastructure/local-cloud", "256m", "stellar.local.LocalCloud");
        add(command, "--template", repository.resolve("template.yaml"));
        add(command, "--functions", repository.resolve("functions/target/functions-lambda.jar"));
        add(command, "--web", repository.resolve("web/dist"));
        add(command, "--data", settings.data().resolve("cloud"));
        add(command, "--port", settings.cloudPort());
        add(command, "--s3-port", settings.bucketPort());
        add(command, "--dynamodb-lib", repository.resolve("infrastructure/dynamodb-local/target/lib"));
        add(command, "--seed", repository.resolve("infrastructure/local-cloud/demo/seed.json"));
        add(command, "--people", repository.resolve("infrastructure/local-cloud/demo/people.json"));
        add(command, "--value", "relayKey=@" + secrets.relayKey());
        add(
                command,
                "--value",
                "operatorKeySha256=" + RequestSignature.sha256(operatorKey.getBytes(StandardCharsets.US_ASCII)));
        add(
                command,
                "--parameter",
                "SiteOrigins=http://localhost:" + settings.cloudPort() + ",http://127.0.0.1:" + settings.cloudPort());
        Path imported = settings.data().resolve("catalogue/objects.bin");
        if (Files.exists(imported)) {
            add(command, "--parameter", "Catalogue=" + imported);
        }
        return command;
    }

    private List<String> voyager() throws IOException {
        List<String> command = java("edge-relay/simulator", "256m", "stellar.simulator.Simulator");
        add(command, "--port", settings.voyagerPort());
        add(command, "--control-port", settings.controlPort());
        add(command, "--speed", settings.speed());
        add(command, "--images", Files.createDirectories(settings.data().resolve("voyager/frames")));
        add(command, "--state", Files.createDirectories(settings.data().resolve("voyager/state")));
        settings.frames().ifPresent(frames -> add(command, "--frames", frames));
        if (settings.eventsPerSecond() > 0) {
            add(command, "--events-per-second", settings.eventsPerSecond());
        }
        return command;
    }

    private List<String> relay() throws IOException {
        Path folder = Files.createDirectories(settings.data().resolve("relay"));
        Path config = folder.resolve("relay.properties");
        Files.writeString(config, """
                # Written by ./stellar up at each start; edge-relay/relay/relay.properties.example explains every line.
                relay.id=demo-relay
                relay.key.id=k1
                relay.key.file=%s
                cloud.url=http://127.0.0.1:%d
                cloud.first.call.within.seconds=0
                store.directory=%s
                page.listen=127.0.0.1:%d
                voyager.1.telescope=%s
                voyager.1.host=127.0.0.1
                voyager.1.port=%d
                voyager.1.images.windows=%s
                voyager.1.images.local=%s
                """.formatted(
                        escaped(secrets.relayKey().toString()),
                        settings.cloudPort(),
                        escaped(relayStore().toString()),
                        settings.healthPort(),
                        TELESCOPE,
                        settings.voyagerPort(),
                        escaped(WINDOWS_FRAMES),
                        escaped(settings.data().resolve("voyager/frames").toString())));
        return RelayProgram.command(settings.repository(), config);
    }

    private List<String> java(String module, String heap, String mainClass) {
        Path target = settings.repository().resolve(module).resolve("target");
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                mainClass));
    }

    private static void add(List<String> command, String flag, Object value) {
        command.add(flag);
        command.add(value.toString());
    }

    /** A backslash in a properties file stands for an escape, so it is written twice. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }

    /**
     * A port that must be free.
     *
     * @param flag what changes it
     */
    record Port(int number, String flag) {}
}
