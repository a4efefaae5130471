package stellar.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client on a real socket that reads line by line; a line that does not come within ten seconds fails the test. */
public final class TestClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final InputStream in;
    private int lastId;

    public TestClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The next line without its end, which must be CR LF; empty text at the end of the connection. */
    public byte[] line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                byte[] bytes = line.toByteArray();
                if (bytes.length == 0 || bytes[bytes.length - 1] != '\r') {
                    throw new AssertionError("A line ended without CR: " + line.toString(StandardCharsets.UTF_8));
                }
                return Arrays.copyOf(bytes, bytes.length - 1);
            }
            line.write(b);
        }
        return line.toByteArray();
    }

    /** The length of the next line, which is not kept. */
    public long lengthOfLine() throws IOException {
        long length = 0;
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            length += b == '\r' ? 0 : 1;
        }
        return length;
    }

    public JsonNode next() throws IOException {
        byte[] line = line();
        if (line.length == 0) {
            throw new AssertionError("The connection ended.");
        }
        return JSON.readTree(line);
    }

    public JsonNode next(Predicate<JsonNode> wanted) throws IOException {
        JsonNode message = next();
        while (!wanted.test(message)) {
            message = next();
        }
        return message;
    }

    /** The next event of a kind; others are passed over. */
    public JsonNode event(String kind) throws IOException {
        return next(message -> message.path("Event").asText().equals(kind));
    }

    /** Sends a command with the id as its UID and gives the id. */
    public int send(String method, Map<String, ?> params) throws IOException {
        int id = ++lastId;
        ObjectNode all = JSON.createObjectNode().put("UID", "uid-" + id);
        all.setAll((ObjectNode) JSON.valueToTree(params));
        raw(JSON.createObjectNode().put("method", method).put("id", id).<ObjectNode>set("params", all) + "\r\n");
        return id;
    }

    public void raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void polling() throws IOException {
        raw("{\"Event\":\"Polling\",\"Timestamp\":1.0,\"Host\":\"T\",\"Inst\":1}\r\n");
    }

    /** Sends a command and waits until it has arrived, so that time may be turned on: the client counts as alive. */
    public void keepAlive(SimulatedVoyager voyager) throws IOException {
        long before = voyager.commandCount();
        send("RemoteGetStatus", Map.of());
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> voyager.commandCount() > before);
    }

    /** The first answer to a command. */
    public JsonNode answer(int id) throws IOException {
        return next(message -> message.has("jsonrpc") && message.path("id").asInt() == id);
    }

    /** The second answer to a command. */
    public JsonNode result(int id) throws IOException {
        return next(message -> message.path("Event").asText().equals("RemoteActionResult")
                && message.path("UID").asText().equals("uid-" + id));
    }

    /** Sends a command and waits for its first answer. */
    public JsonNode call(String method, Map<String, ?> params) throws IOException {
        return answer(send(method, params));
    }

    /** Sends a command, which must be accepted, and waits for its second answer. */
    public JsonNode done(String method, Map<String, ?> params) throws IOException {
        int id = send(method, params);
        JsonNode answer = answer(id);
        if (answer.path("result").asInt(-1) != 0) {
            throw new AssertionError(method + " was refused: " + answer);
        }
        return result(id);
    }

    /** Everything that has been sent until now: it asks for the status and reads up to the end of the answer. */
    public List<JsonNode> soFar() throws IOException {
        int id = send("RemoteGetStatus", Map.of());
        List<JsonNode> messages = new ArrayList<>();
        String uid = "uid-" + id;
        for (JsonNode message = next(); !message.path("UID").asText().equals(uid); message = next()) {
            if (message.path("id").asInt(-1) != id) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** True when the other side has closed the connection; what was still to be read is passed over. */
    public boolean isClosed() throws IOException {
        try {
            while (in.read() >= 0) {}
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    public void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
