package stellar.relay.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;
import stellar.relay.inlet.InletState;
import stellar.relay.spool.SpoolState;
import stellar.relay.uplink.UplinkState;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.LinkStatus;

/** Relays at one moment, made by hand. */
final class States {

    static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    private States() {}

    /** A relay of a telescope with this name, whose store is as given. */
    static RelayState with(String telescope, @Nullable SpoolState store, @Nullable String trouble) {
        LinkStatus link = new LinkStatus(
                LinkState.DISCONNECTED, NOW.minusSeconds(90), "Voyager cannot be reached.", 7, null, 1200, 3, 0);
        InletState inlet = new InletState(NOW.minusSeconds(95), 1200, 1100, 2, 4);
        return new RelayState(
                NOW,
                "demo-relay",
                "1.2.3",
                NOW.minus(Duration.ofDays(2)),
                List.of(new RelayState.Voyager(telescope, link, inlet)),
                new RelayState.CloudSide(
                        new UplinkState(new Position(1_795_212_000_000L, 4711), NOW.minusSeconds(12), null),
                        true,
                        Duration.ofMillis(-1500),
                        new RelayState.Sent(60, 123_456, 55, 5, Map.of(telescope, 1090L))),
                store,
                new RelayState.Disk(5_000_000_000L, 2_147_483_648L),
                trouble);
    }

    static SpoolState store() {
        return new SpoolState(
                1_795_212_000_000L, 4711, 10, NOW.minusSeconds(30), 3, 1, 2, 4, 5, 6, 8_192_000, 1, 77, true);
    }
}
