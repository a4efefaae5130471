package stellar.live;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a ticket may do with the socket it opens.
 *
 * @param channels names of the channels it may listen to
 * @param relay the relay whose socket it is; absent for a browser
 */
public record Pass(Set<String> channels, @Nullable String relay) {

    public Pass {
        channels = Set.copyOf(channels);
    }

    /** A browser's, for one channel. */
    static Pass watching(Channel channel) {
        return new Pass(Set.of(channel.name()), null);
    }

    /** A relay's own. */
    static Pass of(String relay) {
        return new Pass(Set.of(), relay);
    }

    /** As texts, as an authorizer hands it on. */
    Map<String, String> texts() {
        return Map.of("channels", String.join(",", new TreeSet<>(channels)), "relay", relay == null ? "" : relay);
    }

    /** The pass that {@link #texts} wrote. */
    static Pass read(String channels, String relay) {
        return new Pass(
                Stream.of(channels.split(",")).filter(name -> !name.isEmpty()).collect(Collectors.toSet()),
                relay.isEmpty() ? null : relay);
    }
}
