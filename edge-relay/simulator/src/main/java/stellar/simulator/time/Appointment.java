package stellar.simulator.time;

import java.time.Instant;

/** Something the agenda will do at an instant, unless it is cancelled first. */
public final class Appointment implements Comparable<Appointment> {
    private final long order;
    private final Runnable what;
    private Instant due;
    private boolean cancelled;

    Appointment(Instant due, long order, Runnable what) {
        this.due = due;
        this.order = order;
        this.what = what;
    }

    /** Makes sure it does not happen (again); harmless when it has happened already. */
    public void cancel() {
        cancelled = true;
    }

    Instant due() {
        return due;
    }

    void move(Instant to) {
        due = to;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void keep() {
        what.run();
    }

    /** Earlier first; of two at the same instant, the one that was made first. */
    @Override
    public int compareTo(Appointment other) {
        int byTime = due.compareTo(other.due);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }
}
