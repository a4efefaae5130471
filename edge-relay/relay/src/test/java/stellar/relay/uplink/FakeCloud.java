package stellar.relay.uplink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.Command;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.contract.Problem;
import stellar.contract.RequestSignature;
import stellar.contract.RunningSession;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/**
 * The cloud's side of the contract on a real socket: checks signatures, applies each event once by its position, and does
 * what a test tells it instead, in the order it was told.
 */
public final class FakeCloud implements AutoCloseable {

    /** What a test can make of the next request. */
    public sealed interface Turn {
        /** Answer this, do nothing. */
        record Say(int status, String body, Map<String, String> headers) implements Turn {}

        /** What it would do anyway. */
        record Work() implements Turn {}

        /** Read it, perhaps apply it, and never answer. */
        record Dawdle(boolean applies) implements Turn {}

        /** Apply it, and let nobody know. */
        record LoseReply() implements Turn {}
    }

    private static final byte[] SECRET = new byte[32];

    private final HttpServer server;
    private final Supplier<Instant> time;
    private final Queue<Turn> turns = new ArrayDeque<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<DurableEvent> applied = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final Map<String, Integer> pace = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private @Nullable List<RunningSession> sessions;
    private @Nullable Position position;
    private @Nullable Long refusedSeq;
    private @Nullable String poison;
    private final List<Integer> bodyBytes = new ArrayList<>();
    private final List<Boolean> packed = new ArrayList<>();
    private int mostBytes = Integer.MAX_VALUE;
    private boolean away;

    /** A cloud whose clock shows what {@code time} says. */
    public FakeCloud(Supplier<Instant> time) throws IOException {
        this.time = time;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(Uplink.PATH, this::events);
        server.start();
    }

    /** The key it knows. */
    public static RelayKey key() {
        return new RelayKey("demo-relay", "k1", SECRET);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Gives tickets from now on, which name this address for events; before, it has none to give. */
    public void givesTicketsThatName(@Nullable String eventsUrl) {
        SocketTicket ticket = new SocketTicket("wss://nowhere.invalid/live", time.get(), eventsUrl);
        try {
            server.removeContext("/api/relay/tickets");
        } catch (IllegalArgumentException first) {
            // There was none.
        }
        server.createContext("/api/relay/tickets", exchange -> answer(exchange, 200, Wire.write(ticket)));
    }

    public synchronized FakeCloud next(Turn turn) {
        turns.add(turn);
        return this;
    }

    public FakeCloud nextSays(int status, String body) {
        return next(new Turn.Say(status, body, Map.of()));
    }

    public synchronized void telemetryEvery(String telescope, int seconds) {
        pace.put(telescope, seconds);
    }

    public synchronized void offers(Command command) {
        commands.add(command);
    }

    /** From now on these are the sessions that run; before, it says nothing of sessions, as an older cloud does. */
    public synchronized void runs(RunningSession... running) {
        sessions = List.of(running);
    }

    /** While it is away nothing gets through to it and it answers nobody; told turns wait. */
    public synchronized void isAway(boolean now) {
        away = now;
    }

    /** From now on a batch of more bytes is too large. */
    public synchronized void takesOnly(int bytes) {
        mostBytes = bytes;
    }

    /** How long each body was on the way. */
    public synchronized List<Integer> bodyBytes() {
        return List.copyOf(bodyBytes);
    }

    /** Whether each body was packed. */
    public synchronized List<Boolean> packed() {
        return List.copyOf(packed);
    }

    /** From now on this event is refused by its number. */
    public synchronized void refuses(long seq) {
        refusedSeq = seq;
    }

    /** From now on a batch with this in it is refused without saying why. */
    public synchronized void chokesOn(String text) {
        poison = text;
    }

    public synchronized void standsAt(@Nullable Position at) {
        position = at;
    }

    /** It is restored to the state it had after so many events took effect. */
    public synchronized void isRestoredTo(int events) {
        applied.subList(events, applied.size()).clear();
        positions.subList(events, positions.size()).clear();
        position = events == 0 ? null : positions.getLast();
    }

    /** Everything it was sent and understood, repeats too. */
    public synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    /** What took effect. */
    public synchronized List<DurableEvent> applied() {
        return List.copyOf(applied);
    }

    /** How many events took effect. */
    public synchronized int appliedCount() {
        return applied.size();
    }

    public synchronized @Nullable Position position() {
        return position;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void events(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (away) {
            exchange.close();
            return;
        }
        byte[] body = plain(exchange, sent);
        Turn turn = turns.poll();
        if (turn instanceof Turn.Say say) {
            say.headers().forEach(exchange.getResponseHeaders()::set);
            answer(exchange, say.status(), say.body());
            return;
        }
        if (turn instanceof Turn.Dawdle dawdle) {
            if (dawdle.applies()) {
                take(exchange, sent, body);
            }
            return;
        }
        Object answer = take(exchange, sent, body);
        if (turn instanceof Turn.LoseReply) {
            exchange.close();
        } else {
            answer(exchange, answer instanceof Problem problem ? problem.status() : 200, Wire.write(answer));
        }
    }

    private byte[] plain(HttpExchange exchange, byte[] sent) throws IOException {
        boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("content-encoding"));
        bodyBytes.add(sent.length);
        packed.add(isPacked);
        return isPacked ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes() : sent;
    }

    private Object take(HttpExchange exchange, byte[] sent, byte[] body) throws IOException {
        Problem unsigned = checkSignature(exchange, sent);
        if (unsigned != null) {
            return unsigned;
        }
        if (body.length > mostBytes) {
            return problem(413, Problem.TOO_LARGE, "It is too large.", null, null);
        }
        if (poison != null && new String(body, StandardCharsets.UTF_8).contains(poison)) {
            return problem(400, Problem.MALFORMED, "It cannot be read.", null, null);
        }
        Batch batch = Wire.read(body, Batch.class);
        batches.add(batch);
        Position at = position;
        if (at != null && at.epoch() > batch.epoch()) {
            return problem(409, Problem.EPOCH_OVER, "That epoch is over.", at, null);
        }
        long through = at == null || at.epoch() < batch.epoch() ? 0 : at.seq();
        if (through < batch.first() - 1) {
            Position held = at == null ? new Position(0, 0) : at;
            return problem(409, Problem.POSITION_GAP, "Events are missing.", held, null);
        }
        if (!batch.events().isEmpty()) {
            for (DurableEvent event : batch.events()) {
                if (refusedSeq != null && event.seq() == refusedSeq) {
                    return problem(422, Problem.EVENT_REFUSED, "It names another telescope.", null, refusedSeq);
                }
            }
            batch.events().stream().filter(event -> event.seq() > through).forEach(event -> {
                applied.add(event);
                positions.add(new Position(batch.epoch(), event.seq()));
            });
            position = new Position(batch.epoch(), Math.max(through, batch.last()));
        }
        Position said = position == null ? batch.through() : position;
        return new Acknowledgement(1, said, time.get(), pace, commands, sessions);
    }

    private @Nullable Problem checkSignature(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        RequestSignature signature = new RequestSignature(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                headers.getFirst(RequestSignature.RELAY_HEADER),
                headers.getFirst(RequestSignature.KEY_HEADER),
                Long.parseLong(headers.getFirst(RequestSignature.EPOCH_HEADER)),
                headers.getFirst(RequestSignature.RANGE_HEADER),
                Long.parseLong(headers.getFirst(RequestSignature.TIMESTAMP_HEADER)),
                RequestSignature.sha256(body));
        if (!signature.isSignedBy(SECRET, headers.getFirst(RequestSignature.SIGNATURE_HEADER))) {
            return problem(401, Problem.SIGNATURE_WRONG, "The signature is wrong.", null, null);
        }
        return signature.isTimely(time.get())
                ? null
                : new Problem(401, Problem.CLOCK_WRONG, "The clock is wrong.", time.get(), null, null);
    }

    private static Problem problem(
            int status, String code, String title, @Nullable Position position, @Nullable Long seq) {
        return new Problem(status, code, title, null, position, seq);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
