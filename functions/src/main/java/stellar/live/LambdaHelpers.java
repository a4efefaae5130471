package stellar.live;

import java.util.List;
import stellar.cloud.AsyncFunction;

/** Hands shares to {@link BroadcastHandler}, each in an asynchronous invocation of its own. */
record LambdaHelpers(AsyncFunction function) implements Helpers {

    @Override
    public void take(Channel channel, List<String> listeners, List<byte[]> frames) {
        function.call(new Share(channel, listeners, frames).toJson());
    }
}
