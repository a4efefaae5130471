package stellar.nights;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A piece of the Internet: passes bytes on to the cloud while it is up, and ends every connection while it is down. */
public final class Forwarder implements AutoCloseable {

    private final ServerSocket door;
    private volatile InetSocketAddress cloud;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isUp = true;

    /** Stands before this cloud, and is up. */
    public Forwarder(URI cloud) throws IOException {
        this.cloud = new InetSocketAddress(cloud.getHost(), cloud.getPort());
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Another cloud is at its far end from now on. */
    void leadsTo(URI other) {
        cloud = new InetSocketAddress(other.getHost(), other.getPort());
    }

    /** Where the cloud is found through it. */
    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    public void down() {
        isUp = false;
        open.forEach(Forwarder::end);
    }

    public boolean isUp() {
        return isUp;
    }

    public void up() {
        isUp = true;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (isUp) {
                    join(near);
                } else {
                    end(near);
                }
            } catch (IOException e) {
                // It was closed, or one connection did not come about; its caller sees that by itself.
            }
        }
    }

    private void join(Socket near) throws IOException {
        Socket far = new Socket();
        open.add(near);
        open.add(far);
        far.connect(cloud);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side went away, so the other goes, too.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket did not close.", e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        down();
    }
}
