package stellar.sessions;

import java.time.Instant;

/** Wakes Stellar up for a booking: one timer a booking, late or doubled or lost as it may be. */
public interface Timers {

    /** Wakes at this moment, and not at the one that was set before. */
    void set(String booking, Instant moment);

    /** Wakes no more. */
    void remove(String booking);
}
