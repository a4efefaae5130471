package stellar.relay.commands;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket server (RFC 6455) just able to shake hands, send short texts, and note what it gets. */
final class FakeSocket implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    FakeSocket() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String url(String ticket) {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/live?ticket=" + ticket;
    }

    /** The first lines of all handshakes. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The texts it got. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** How many connections are open. */
    int connections() {
        return open.size();
    }

    void say(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = open.getLast().getOutputStream();
        out.write(TEXT);
        if (bytes.length < 126) {
            out.write(bytes.length);
        } else {
            out.write(new byte[] {126, (byte) (bytes.length >> 8), (byte) bytes.length});
        }
        out.write(bytes);
        out.flush();
    }

    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String key = "";
            asked.add(line(in));
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "sec-websocket-key:", 0, 18)) {
                    key = header.substring(18).strip();
                }
            }
            socket.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            open.add(socket);
            int kind = in.readUnsignedByte();
            while (kind != CLOSE) {
                int length = in.readUnsignedByte() & 0x7f;
                byte[] mask = in.readNBytes(4);
                byte[] text = in.readNBytes(length);
                for (int i = 0; i < text.length; i++) {
                    text[i] ^= mask[i % 4];
                }
                heard.add(new String(text, StandardCharsets.UTF_8));
                kind = in.readUnsignedByte();
            }
        } catch (IOException e) {
            // The other side is gone; noted below.
        } finally {
            open.remove(socket);
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
