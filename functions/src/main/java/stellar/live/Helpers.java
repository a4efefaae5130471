package stellar.live;

import java.util.List;

/** Others who speak to a share of a channel's listeners, at the same time. */
public interface Helpers {

    /**
     * Has the frames posted in order to each of these listeners, soon and once at most; returns before that.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when nobody took it over
     */
    void take(Channel channel, List<String> listeners, List<byte[]> frames);
}
