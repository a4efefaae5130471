package stellar.relay.uplink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy that lets tunnels through for one user. */
final class TestProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String credentials;
    private final List<String> tunnels = new ArrayList<>();

    TestProxy(String user, String password) throws IOException {
        credentials =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Where the tunnels led, those let through. */
    synchronized List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
            String first = in.readLine();
            boolean known = false;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                known |= line.equalsIgnoreCase("proxy-authorization: " + credentials);
            }
            OutputStream out = client.getOutputStream();
            if (first == null || !first.startsWith("CONNECT ") || !known) {
                out.write(("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"way out\"\r\n"
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            String target = first.split(" ")[1];
            try (Socket cloud = new Socket(
                    InetAddress.getLoopbackAddress(), Integer.parseInt(target.substring(target.indexOf(':') + 1)))) {
                synchronized (this) {
                    tunnels.add(target);
                }
                out.write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                threads.execute(() -> copy(cloud, client));
                copy(client, cloud);
            }
        } catch (IOException over) {
            // One side has closed.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException over) {
            // One side has closed.
        }
    }
}
