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

    /** How far the cloud's clock is ahead of this relay's; negative when behind. */
    public Duration ahead() {
        return ahead;
    }

    /**
     * Learns from an answer. The cloud's clock showed {@code serverTime} some time between the question and now, so a slow
     * answer says little and a quick one much: what was known before is changed no more than the answer calls for.
     *
     * @param serverTime what the cloud's clock showed
     * @param asked when the question left, by the relay's own clock
     */
    void learn(Instant serverTime, Instant asked) {
        Instant answered = own.instant();
        Duration least = Duration.between(answered, serverTime);
        Duration most = Duration.between(asked, serverTime);
        Duration before = ahead;
        if (before.compareTo(least) < 0) {
            ahead = least;
        } else if (before.compareTo(most) > 0) {
            ahead = most;
        }
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
