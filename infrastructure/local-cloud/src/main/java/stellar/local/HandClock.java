package stellar.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock in UTC that stands until it is turned, for who plays a night on a local cloud in no time. */
public final class HandClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Stands at this moment. */
    public HandClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Turns the clock on. */
    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    /** Sets the clock. */
    public void set(Instant to) {
        now.set(to);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A clock turned by hand has one zone.");
    }
}
