package stellar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is turned. */
public final class HandClock extends Clock {

    private final AtomicReference<Instant> now;

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
        throw new UnsupportedOperationException("Time here is an instant.");
    }
}
