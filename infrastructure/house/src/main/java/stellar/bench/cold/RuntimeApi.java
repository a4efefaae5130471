package stellar.bench.cold;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API for one instance of a function: a runtime client asks it for the next event and brings what became of it.
 * One event at a time is under way, as with Lambda.
 */
public final class RuntimeApi implements AutoCloseable {

    static {
        // Else a header waits 40 ms for the body that follows it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String VERSION = "/2018-06-01/runtime/";
    private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:measured:live";
    private static final Duration RUN_LIMIT = Duration.ofSeconds(30);
    private static final int MAX_ANSWER_BYTES = 6 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("runtime-api-", 0).factory());
    private final BlockingQueue<Sent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> snapshots = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> restores = new LinkedBlockingQueue<>();
    private int number;

    private record Sent(String id, String event) {}

    /** What became of an event. Times are {@link System#nanoTime()}'s, taken when the last byte had come. */
    public sealed interface Answer {

        long nanoTime();

        /** The handler's answer, JSON. */
        record Answered(String json, long nanoTime) implements Answer {}

        /** The handler threw: what Lambda would tell who called. */
        record Failed(String json, long nanoTime) implements Answer {}

        /** The function could not start at all. */
        record NeverStarted(String json, long nanoTime) implements Answer {}
    }

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    /** Listens on a port of its own on this machine. */
    public static RuntimeApi start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RuntimeApi api = new RuntimeApi(server);
        server.createContext(VERSION, api::serve);
        server.setExecutor(api.threads);
        server.start();
        return api;
    }

    /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} says them. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Hands the function an event as soon as it asks for one, and waits for what becomes of it. */
    public Answer ask(String event, Duration limit) throws IOException, InterruptedException {
        number++;
        events.add(new Sent("00000000-0000-0000-0000-%012d".formatted(number), event));
        Answer answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new IOException("The function has not answered within " + limit + "; see its output.");
        }
        return answer;
    }

    /** Waits until the function has done what it does before a snapshot (with {@code AWS_LAMBDA_INITIALIZATION_TYPE=snap-start}). */
    public void awaitSnapshot(Duration limit) throws IOException, InterruptedException {
        if (snapshots.poll(limit.toMillis(), TimeUnit.MILLISECONDS) == null) {
            Answer instead = answers.poll();
            throw new IOException("The function was not ready for a snapshot within " + limit + ": "
                    + (instead == null ? "see its output." : instead.toString()));
        }
    }

    /** Lets a function that waits at its snapshot go on, as one that was restored from it. */
    public void restore() {
        restores.add(System.nanoTime());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(VERSION.length());
            byte[] body = exchange.getRequestBody().readNBytes(MAX_ANSWER_BYTES + 1);
            long now = System.nanoTime();
            String text = new String(body, StandardCharsets.UTF_8);
            if (path.equals("invocation/next")) {
                hand(exchange, events.take());
            } else if (path.equals("restore/next")) {
                snapshots.add(now);
                long unused = restores.take();
                reply(exchange, 200, new byte[0]);
            } else if (body.length > MAX_ANSWER_BYTES) {
                answers.add(new Answer.Failed("The answer has more than 6 MB.", now));
                reply(exchange, 413, new byte[0]);
            } else if (path.endsWith("/response")) {
                answers.add(new Answer.Answered(text, now));
                reply(exchange, 202, new byte[0]);
            } else if (path.startsWith("invocation/") && path.endsWith("/error")) {
                answers.add(new Answer.Failed(text, now));
                reply(exchange, 202, new byte[0]);
            } else if (path.equals("init/error") || path.equals("restore/error")) {
                answers.add(new Answer.NeverStarted(text, now));
                reply(exchange, 202, new byte[0]);
            } else {
                reply(exchange, 404, new byte[0]);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hand(HttpExchange exchange, Sent sent) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", sent.id());
        headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + RUN_LIMIT.toMillis()));
        reply(exchange, 200, sent.event().getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
