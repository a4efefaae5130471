package stellar.relay.uplink;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address that the cloud names with each ticket, where events cost it less than at the site. One that failed is left alone until a
 * ticket comes that is at least {@link #RESPITE} younger: tickets may come each half minute, and what swallows packets costs the whole
 * patience at each try. Safe for several threads.
 */
final class DirectWay {

    static final Duration RESPITE = Duration.ofHours(1);

    private static final int MAX_ADDRESS_CHARACTERS = 500;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final System.Logger LOG = System.getLogger(DirectWay.class.getName());

    private final URI site;
    private final Clock clock;
    private @Nullable URI address;
    private @Nullable URI failed;
    private Instant failedAt = Instant.MIN;

    /**
     * A way that leads nowhere yet.
     *
     * @param site against which a path alone is read
     */
    DirectWay(URI site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /** Where events may go now; empty when they go as everything else does. */
    synchronized Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    /** A ticket named this address, or none. */
    synchronized void told(@Nullable String said) {
        URI sound = said == null ? null : sound(said);
        if (said != null && sound == null) {
            LOG.log(WARNING, "The cloud names an address for events that is neither https nor its own site.");
        }
        URI next = sound != null && sound.equals(failed) && isResting() ? null : sound;
        if (next != null && !next.equals(address)) {
            LOG.log(INFO, "Events go straight to {0} from now on.", next.getHost());
        }
        address = next;
    }

    /** What was sent there did not reach the cloud, or its answer not us. */
    synchronized void failed(URI used, String why) {
        failed = used;
        failedAt = clock.instant();
        if (used.equals(address)) {
            address = null;
            LOG.log(INFO, "Events go by cloud.url again, for {0} does not serve: {1}", used.getHost(), why);
        }
    }

    /** A clock that was set back ends the rest, too. */
    private boolean isResting() {
        Instant now = clock.instant();
        return !now.isBefore(failedAt) && now.isBefore(failedAt.plus(RESPITE));
    }

    private @Nullable URI sound(String said) {
        if (said.length() > MAX_ADDRESS_CHARACTERS) {
            return null;
        }
        try {
            boolean isOfTheSite = said.startsWith("/") && !said.startsWith("//");
            URI uri = isOfTheSite ? site.resolve(new URI(said)) : new URI(said);
            boolean isPlace = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            boolean isPrivate = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()))
                    || isOfTheSite;
            return isPlace && isPrivate ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
