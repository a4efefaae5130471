package stellar.bench.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import stellar.contract.Wire;

/** A Voyager that says what it is told to say, as fast as the other end reads or at a rate. For one client. */
final class LineSource implements AutoCloseable {

    private static final int MAX_WRITE_BYTES = 64 * 1024;
    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final String EVENT =
            "{\"Event\":\"%s\",\"Timestamp\":1795298404.88,\"Host\":\"DESKTOP-OBSERVATORY\",\"Inst\":1%s}\r\n";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<OutputStream> listening = new CompletableFuture<>();
    private final ByteBuffer pending = ByteBuffer.allocate(MAX_WRITE_BYTES);
    private long turn;

    LineSource() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits until the client has asked for the log, its last wish before it only listens. */
    void awaitClient() throws Exception {
        listening.get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Writes all events of this traffic as fast as they are taken. */
    void flood(Traffic traffic) throws Exception {
        OutputStream out = listening.get();
        for (int number = 0; number < traffic.events(); number++) {
            put(out, traffic, number);
        }
        flush(out);
    }

    /** Writes all events of this traffic at a rate; what belongs to one millisecond goes out together. */
    void pace(Traffic traffic, int eventsPerSecond) throws Exception {
        OutputStream out = listening.get();
        long begin = System.nanoTime();
        for (int number = 0; number < traffic.events(); number++) {
            long due = begin + TimeUnit.SECONDS.toNanos(number) / eventsPerSecond;
            if (System.nanoTime() < due) {
                flush(out);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(Math.max(due - System.nanoTime(), 1_000_000));
                }
            }
            put(out, traffic, number);
        }
        flush(out);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The next kept line, and those before it that are not. */
    private void put(OutputStream out, Traffic traffic, int number) throws IOException {
        while (true) {
            Lines.Line line = Lines.turn(turn++);
            if (pending.remaining() < line.bytes().length) {
                flush(out);
            }
            if (line.kept()) {
                traffic.written(number);
                pending.put(line.numbered(number));
                return;
            }
            pending.put(line.bytes());
        }
    }

    private void flush(OutputStream out) throws IOException {
        synchronized (out) {
            out.write(pending.array(), 0, pending.position());
        }
        pending.clear();
    }

    private void serve() {
        try (Socket client = server.accept()) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            say(out, EVENT.formatted("Version", ",\"VOYVersion\":\"2.3.14\",\"MsgVersion\":1"));
            Thread.ofVirtual().start(() -> poll(out));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ObjectNode request = Wire.readObject(line);
                if (request.has("method")) {
                    accept(out, request);
                }
            }
        } catch (IOException e) {
            // The client went, or the bench is over.
        }
    }

    private void accept(OutputStream out, ObjectNode request) throws IOException {
        say(out, "{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":" + request.path("id") + "}\r\n");
        String result =
                ",\"UID\":" + request.at("/params/UID") + ",\"ActionResultInt\":4,\"Motivo\":\"\",\"ParamRet\":{}";
        say(out, EVENT.formatted("RemoteActionResult", result));
        if (request.path("method").asText().equals("RemoteSetLogEvent")) {
            listening.complete(out);
        }
    }

    private void poll(OutputStream out) {
        try {
            while (!server.isClosed()) {
                TimeUnit.SECONDS.sleep(POLLING.toSeconds());
                say(out, EVENT.formatted("Polling", ""));
            }
        } catch (IOException e) {
            // The client went.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        synchronized (out) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
