package stellar.relay;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stellar.relay.alone.TelescopeWatch;
import stellar.relay.commands.CommandDesk;
import stellar.relay.inlet.Inlet;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.Spool;
import stellar.relay.voyager.Login;
import stellar.relay.voyager.VoyagerLink;
import stellar.relay.voyager.VoyagerSettings;

/** This relay's telescopes: of each the link to its Voyager and those who listen to it. */
final class Telescopes implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup loops;
    private final Map<String, Inlet> inlets = new LinkedHashMap<>();
    private final Map<String, TelescopeWatch> watches = new LinkedHashMap<>();
    private final Map<String, VoyagerLink> links = new LinkedHashMap<>();

    /** Makes them; nothing is dialled yet. */
    Telescopes(RelaySettings settings, Spool spool, LatestValues latest, RelayTime time) throws IOException {
        // A thread each, so that a flood from one Voyager, or a preview being decoded, holds up no other.
        loops = new MultiThreadIoEventLoopGroup(settings.voyagers().size(), NioIoHandler.newFactory());
        for (RelaySettings.VoyagerAt voyager : settings.voyagers()) {
            Inlet inlet = new Inlet(voyager.telescope(), spool.outbox(), latest, time.clock());
            TelescopeWatch watch = new TelescopeWatch(settings.alone(), time.nanos());
            VoyagerLink link = new VoyagerLink(
                    VoyagerSettings.usual(voyager.host(), voyager.port(), login(voyager))
                            .with(time.links()),
                    loops.next(),
                    time.clock(),
                    new Random(),
                    inlet.and(watch));
            inlet.holdsBack(link::pauseReading, link::resumeReading);
            inlet.begin();
            inlets.put(voyager.telescope(), inlet);
            watches.put(voyager.telescope(), watch);
            links.put(voyager.telescope(), link);
        }
        spool.whenDamaged(this::tell);
        spool.outbox().whenLost(this::tell);
    }

    private void tell(String sentence) {
        inlets.values().forEach(inlet -> inlet.tell(sentence));
    }

    /** Who keeps what each says, in the operator's order. */
    Map<String, Inlet> inlets() {
        return inlets;
    }

    /** Who looks whether each is safe. */
    Map<String, TelescopeWatch> watches() {
        return watches;
    }

    /** The link to each, in the operator's order. */
    Map<String, VoyagerLink> links() {
        return links;
    }

    /** Who takes commands for each. */
    Map<String, CommandDesk.Telescope> commanded() {
        Map<String, CommandDesk.Telescope> commanded = new HashMap<>();
        links.forEach((telescope, link) -> commanded.put(telescope, link::run));
        return commanded;
    }

    /** Dials each, and goes on doing so. */
    void start() {
        links.values().forEach(VoyagerLink::start);
    }

    @Override
    public void close() {
        links.values().forEach(VoyagerLink::close);
        boolean ignored =
                loops.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    private static @Nullable Login login(RelaySettings.VoyagerAt voyager) {
        if (voyager.user().isEmpty() || voyager.passwordFile().isEmpty()) {
            return null;
        }
        Path passwordFile = voyager.passwordFile().get();
        return new Login(voyager.user().get(), () -> {
            try {
                return RelaySettings.secret(passwordFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
