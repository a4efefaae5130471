package stellar.bench.live;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.function.LongConsumer;
import stellar.bench.Subject;

/** One session's watchers on some server, and the means to tell them something. */
interface Room extends AutoCloseable {

    /** What people call it. */
    String title();

    /** Its process. */
    Subject process();

    /** Tells all who watch of an event with this number, and returns when the server has it. */
    void tell(long number) throws IOException, InterruptedException;

    /**
     * Opens a socket that watches, and returns when it has the whole state.
     *
     * @param heard the number of each event that comes, on the socket's thread
     */
    Watching watch(LongConsumer heard) throws Exception;

    /** Opens one that has asked for all and never reads any of it. */
    Watching neverRead() throws Exception;

    @Override
    void close();

    /** An open socket. */
    record Watching(WebSocket socket) {

        /** Cuts it without a word, as a lost network does. */
        void cut() {
            socket.abort();
        }
    }
}
