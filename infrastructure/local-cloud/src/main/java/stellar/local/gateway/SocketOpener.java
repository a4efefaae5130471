package stellar.local.gateway;

import io.netty.channel.ChannelPipeline;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides whether a WebSocket may open. */
@FunctionalInterface
public interface SocketOpener {

    /** Called on a virtual thread; it may wait. Empty when no WebSocket API answers at this path. */
    Optional<Decision> decide(Request request) throws InterruptedException;

    /** Whether it may. */
    sealed interface Decision {

        /** It may not, and this is what the caller hears. */
        record Refused(Response response) implements Decision {}

        /**
         * It may.
         *
         * @param subprotocol the one chosen, if any
         * @param maxFrameBytes larger frames from the caller close the socket
         * @param opened adds the handlers for frames to the pipeline of the open socket, on its event loop
         */
        record Accepted(Optional<String> subprotocol, int maxFrameBytes, Consumer<ChannelPipeline> opened)
                implements Decision {}
    }
}
