package stellar.bench.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import stellar.bench.Subject;

/** A room server of Socket.IO under Node.js, spoken to in Engine.IO's protocol 4 over a WebSocket. */
final class SocketIoRoom implements Room {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Subject process;
    private final Asking asking = new Asking();
    private final int port;

    private SocketIoRoom(Subject process, int port) {
        this.process = process;
        this.port = port;
    }

    static SocketIoRoom start(Path repository, Path folder, int port) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Subject process = Subject.start(
                List.of(
                        "node",
                        repository
                                .resolve("infrastructure/house/bench/room.mjs")
                                .toString(),
                        "--port=" + port),
                folder);
        SocketIoRoom room = new SocketIoRoom(process, port);
        try {
            room.asking.await(room.address("/health"), START_LIMIT);
        } catch (IOException e) {
            room.close();
            throw e;
        }
        return room;
    }

    @Override
    public String title() {
        return "Socket.IO";
    }

    @Override
    public Subject process() {
        return process;
    }

    @Override
    public void tell(long number) throws IOException, InterruptedException {
        String unused = asking.post(address("/tell"), Text.frame(number), Map.of());
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
        Hearing hearing = new Hearing((own, text) -> {
            if (text.startsWith("42[\"changes\"")) {
                heard.accept(Hearing.number(text));
            } else if (text.equals("2")) {
                own.say("3");
            } else if (text.startsWith("40")) {
                own.say("42[\"subscribe\",\"telescope.demo\"]");
            } else if (text.startsWith("42[\"initialState\"")) {
                if (isDeaf) {
                    own.goDeaf();
                }
                own.isReady();
            }
        });
        URI address = URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
        return asking.open(address, hearing, "40");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        asking.close();
        process.close();
    }
}
