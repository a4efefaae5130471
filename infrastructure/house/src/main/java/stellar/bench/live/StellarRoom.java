package stellar.bench.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import stellar.bench.DemoRelay;
import stellar.bench.Subject;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/** The local cloud in a process of its own; this program is the telescope's relay. */
final class StellarRoom implements Room {

    private static final String SUBSCRIBE =
            "{\"type\":\"subscribe\",\"channel\":\"telescope." + DemoRelay.TELESCOPE + "\"}";
    private static final byte[] SECRET = new byte[32];
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int MAX_ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Subject process;
    private final Asking asking = new Asking();
    private final URI address;
    private final DemoRelay relay = new DemoRelay(SECRET, Clock.systemUTC());

    private StellarRoom(Subject process, URI address) {
        this.process = process;
        this.address = address;
    }

    static StellarRoom start(Path repository, Path folder, int port) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path target = repository.resolve("infrastructure/local-cloud/target");
        Subject process = Subject.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                        "stellar.local.LocalCloud",
                        "--template",
                        repository.resolve("template.yaml").toString(),
                        "--functions",
                        repository
                                .resolve("functions/target/functions-lambda.jar")
                                .toString(),
                        "--data",
                        folder.resolve("cloud").toString(),
                        "--port",
                        Integer.toString(port),
                        "--s3-port",
                        "0",
                        "--dynamodb-lib",
                        repository
                                .resolve("infrastructure/dynamodb-local/target/lib")
                                .toString(),
                        "--seed",
                        repository
                                .resolve("infrastructure/local-cloud/demo/seed.json")
                                .toString(),
                        "--value",
                        "relayKey=" + HexFormat.of().formatHex(SECRET),
                        "--value",
                        "operatorKeySha256=00"),
                folder);
        StellarRoom room = new StellarRoom(process, URI.create("http://127.0.0.1:" + port));
        try {
            room.asking.await(room.address.resolve("/health"), START_LIMIT);
        } catch (IOException e) {
            room.close();
            throw e;
        }
        return room;
    }

    @Override
    public String title() {
        return "Stellar";
    }

    @Override
    public Subject process() {
        return process;
    }

    @Override
    public void tell(long number) throws IOException, InterruptedException {
        DemoRelay.Signed batch = relay.batch(number, Text.data(number));
        for (int attempt = 1; ; attempt++) {
            try {
                String unused = asking.post(address.resolve(DemoRelay.PATH), batch.body(), batch.headers());
                return;
            } catch (IOException e) {
                // As a relay does: the same batch again, which takes effect once.
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }

    @Override
    public Watching watch(LongConsumer heard) throws Exception {
        return open(heard, false);
    }

    @Override
    public Watching neverRead() throws Exception {
        return open(number -> {}, true);
    }

    private Watching open(LongConsumer heard, boolean isDeaf) throws Exception {
        String ticket =
                asking.post(address.resolve("/api/telescopes/" + DemoRelay.TELESCOPE + "/tickets"), "{}", Map.of());
        Hearing hearing = new Hearing((own, text) -> {
            if (text.startsWith("{\"type\":\"changes\"")) {
                heard.accept(Hearing.number(text));
            } else if (text.startsWith("{\"type\":\"initialState\"")) {
                if (isDeaf) {
                    own.goDeaf();
                }
                own.isReady();
            }
        });
        URI socket = URI.create(Wire.read(ticket, SocketTicket.class).url());
        return asking.open(socket, hearing, SUBSCRIBE);
    }

    @Override
    public void close() {
        asking.close();
        process.close();
    }
}
