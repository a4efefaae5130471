package stellar.relay.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.relay.inlet.InletState;
import stellar.relay.spool.SpoolState;
import stellar.relay.uplink.UplinkState;
import stellar.relay.voyager.LinkStatus;

/**
 * The relay at one moment.
 *
 * @param at the moment, by the relay's own clock
 * @param relay its id
 * @param version of the program
 * @param startedAt when it was started
 * @param voyagers its Voyagers, in the operator's order
 * @param cloud how it stands with the cloud
 * @param store what waits on disk; absent when the store cannot be read
 * @param disk the room for it
 * @param trouble why events are not being kept now, a full sentence; absent while all is well
 */
public record RelayState(
        Instant at,
        String relay,
        String version,
        Instant startedAt,
        List<Voyager> voyagers,
        CloudSide cloud,
        @Nullable SpoolState store,
        Disk disk,
        @Nullable String trouble) {

    public RelayState {
        voyagers = List.copyOf(voyagers);
    }

    /**
     * One telescope's Voyager.
     *
     * @param link the connection
     * @param inlet what came in by it
     */
    public record Voyager(String telescope, LinkStatus link, InletState inlet) {}

    /**
     * The cloud, as the relay sees it.
     *
     * @param uplink how the uplink stands
     * @param isSocketOpen whether commands come at once
     * @param ahead how far the cloud's clock is ahead of the relay's
     * @param counts what was sent so far
     */
    public record CloudSide(UplinkState uplink, boolean isSocketOpen, Duration ahead, Sent counts) {}

    /**
     * What was sent since the relay was started.
     *
     * @param requests batches sent
     * @param bytes bytes of JSON in them
     * @param accepted batches the cloud took
     * @param rests waits before a batch was sent again
     * @param acknowledged events the cloud took, by telescope
     */
    public record Sent(long requests, long bytes, long accepted, long rests, Map<String, Long> acknowledged) {
        public Sent {
            acknowledged = Map.copyOf(acknowledged);
        }
    }

    /**
     * The disk that the store is on.
     *
     * @param freeBytes what this program may still use; -1 when the disk does not say
     * @param limitBytes what the store may use at most
     */
    public record Disk(long freeBytes, long limitBytes) {}
}
