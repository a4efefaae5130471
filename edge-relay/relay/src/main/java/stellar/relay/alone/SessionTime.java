package stellar.relay.alone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stellar.relay.spool.CloudTime;

/**
 * The cloud's time without the cloud. Once it was heard, this computer's ticker carries it on, and no setting of the
 * clock moves it.
 *
 * <p>After a restart without the cloud there are the clock, by itself and corrected by what it was wrong before, both as they
 * are and as they were at the start: a clock may have been put right, or wrong, at any of these moments. What lies
 * before the last known time of the cloud is impossible; of the rest the earliest counts, so that a slot may be
 * ended late but not early. When nothing is left the time is not known. For one thread.
 */
final class SessionTime {

    /** The cloud's time is right to half a round trip; a clock this little behind the last known is not a wrong one. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Clock own;
    private final LongSupplier nanos;
    private final Instant ownAtStart;
    private final long startNanos;
    private final @Nullable CloudTime noted;
    private @Nullable Instant heard;
    private long heardNanos;
    private Duration ahead;

    /**
     * The time of a relay that has just started.
     *
     * @param noted what a former run noted; empty when none did
     */
    SessionTime(Clock own, LongSupplier nanos, Optional<CloudTime> noted) {
        this.own = own;
        this.nanos = nanos;
        this.noted = noted.orElse(null);
        this.ahead = noted.map(CloudTime::ahead).orElse(Duration.ZERO);
        this.ownAtStart = own.instant();
        this.startNanos = nanos.getAsLong();
    }

    /** The cloud's clock shows this now. */
    void learned(Instant cloud) {
        heard = cloud;
        heardNanos = nanos.getAsLong();
        ahead = Duration.between(own.instant(), cloud);
    }

    /** The cloud's time; empty when nothing here tells it. */
    Optional<Instant> now() {
        if (heard != null) {
            return Optional.of(heard.plusNanos(nanos.getAsLong() - heardNanos));
        }
        CloudTime before = noted;
        if (before == null) {
            return Optional.empty();
        }
        Instant carriedOn = ownAtStart.plusNanos(nanos.getAsLong() - startNanos);
        Instant shown = own.instant();
        return Stream.of(carriedOn, shown, carriedOn.plus(ahead), shown.plus(ahead))
                .filter(candidate -> !candidate.isBefore(before.at().minus(TOLERANCE)))
                .min(Instant::compareTo);
    }

    /** The cloud's time, or this computer's clock when nothing better is known: for reports. */
    Instant best() {
        return now().orElseGet(own::instant);
    }

    /** What a later run should know; empty while the time is not known. */
    Optional<CloudTime> toNote() {
        return now().map(at -> {
            CloudTime before = noted;
            return new CloudTime(before == null || at.isAfter(before.at()) ? at : before.at(), ahead);
        });
    }
}
