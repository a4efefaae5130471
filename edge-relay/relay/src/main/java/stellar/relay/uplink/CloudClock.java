package stellar.relay.uplink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The cloud's time as well as this relay can tell: its own clock corrected by what the cloud last answered. */
public final class CloudClock extends Clock {

    private final Clock own;
    private volatile Duration ahead = Duration.ZERO;

    /** Not corrected until something was learned. */
    public CloudClock(Clock own) {
        this.own = own;
    }

    /** The relay's own clock, uncorrected. */
    public Clock own() {
        return own;
    }

    /** How far the cloud's clock is ahead of this relay's; negative when behind. Right to half a round trip. */
    public Duration ahead() {
        return ahead;
    }

    /**
     * Learns from an answer.
     *
     * @param serverTime what the cloud's clock showed
     * @param asked when the question left, by the relay's own clock
     */
    void learn(Instant serverTime, Instant asked) {
        Instant answered = own.instant();
        Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
        ahead = Duration.between(middle, serverTime);
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The cloud's time is read in UTC only.");
    }
}
