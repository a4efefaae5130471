package stellar.live;

import java.time.Instant;
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
 * @param guest by which link somebody came in who may watch for a while only; absent for everybody else
 */
public record Pass(
        Set<String> channels,
        @Nullable String relay,
        @Nullable Guest guest) {

    /**
     * Somebody who watches by a link.
     *
     * @param link what {@link Guests} know the link by; no secret
     * @param until from when on they may not any more
     */
    public record Guest(String link, Instant until) {}

    public Pass {
        channels = Set.copyOf(channels);
    }

    /** A browser's, for one channel. */
    static Pass watching(Channel channel) {
        return new Pass(Set.of(channel.name()), null, null);
    }

    /** A guest's, for one channel, that ends at a moment, or when {@link Guests#dismiss} ends it before. */
    public static Pass watching(Channel channel, Guest guest) {
        return new Pass(Set.of(channel.name()), null, guest);
    }

    /** A relay's own. */
    static Pass of(String relay) {
        return new Pass(Set.of(), relay, null);
    }

    /** The earlier of a moment and the pass's end, if it has one. */
    Instant notAfter(Instant moment) {
        return guest != null && guest.until().isBefore(moment) ? guest.until() : moment;
    }

    /** As texts, as an authorizer hands it on. */
    Map<String, String> texts() {
        return Map.of(
                "channels",
                String.join(",", new TreeSet<>(channels)),
                "relay",
                relay == null ? "" : relay,
                "link",
                guest == null ? "" : guest.link(),
                "until",
                guest == null ? "" : guest.until().toString());
    }

    /** The pass that {@link #texts} wrote. */
    static Pass read(String channels, String relay, String link, String until) {
        return new Pass(
                Stream.of(channels.split(",")).filter(name -> !name.isEmpty()).collect(Collectors.toSet()),
                relay.isEmpty() ? null : relay,
                link.isEmpty() ? null : new Guest(link, Instant.parse(until)));
    }
}
