package stellar.relay.voyager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A Voyager on a real socket that says what a test tells it to. Waits at most 10 s for the other side. */
final class FakeVoyager implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket server;

    FakeVoyager() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits for the next connection. */
    Client accept() throws IOException {
        return new Client(server.accept());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection. */
    static final class Client implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader heard;

        Client(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            heard = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void say(String line) throws IOException {
            socket.getOutputStream().write(Lines.utf8(line + "\r\n"));
        }

        /** Takes the next request and answers it at once, with a good result. */
        JsonNode finish() throws IOException {
            JsonNode request = JSON.readTree(heard.readLine());
            say("{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":" + request.get("id") + "}");
            say("{\"Event\":\"RemoteActionResult\",\"UID\":" + request.at("/params/UID") + ",\"ActionResultInt\":4}");
            return request;
        }

        /** Greets and answers the five requests of a link that has just come. */
        void welcome() throws IOException {
            say(EmbeddedVoyager.VERSION);
            for (int i = 0; i < 5; i++) {
                finish();
            }
        }

        /** Ends without a good-bye. */
        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
