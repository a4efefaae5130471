package stellar.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a relay sends in one request: the next durable events in order, and the newest telemetry.
 *
 * <p>It speaks for the numbers {@code first} to {@code last} of its epoch, both included: whatever of them is not
 * among {@code events} does not exist (an event that the cloud refused is set aside by the relay). A batch without
 * durable events has {@code last = first - 1}.
 *
 * @param v version of this message, {@value #VERSION}
 * @param relay who sends it
 * @param epoch {@link Position#epoch()}
 * @param first the first number it speaks for, one after the last acknowledged
 * @param last the last number it speaks for
 * @param sentAt the relay's own clock when it sent this, uncorrected, so that the cloud can tell how wrong it is
 * @param events durable events, rising in {@code seq}, at most {@value #MAX_EVENTS}
 * @param latest newest telemetry, at most one of a kind a telescope
 */
public record Batch(
        int v,
        String relay,
        long epoch,
        long first,
        long last,
        Instant sentAt,
        List<DurableEvent> events,
        List<LatestEvent> latest) {

    public static final int VERSION = 1;

    /** So that one DynamoDB transaction (100 items) takes the position, the states, and a row and an image each. */
    public static final int MAX_EVENTS = 45;

    /** Limit of the JSON of one batch, before compression. */
    public static final int MAX_BYTES = 512 * 1024;

    /** Limit of one event's JSON; the relay cuts an unknown event to fit and says so in it. */
    public static final int MAX_EVENT_BYTES = 64 * 1024;

    /** Refuses a batch whose numbers contradict each other, naming the event. */
    public Batch {
        requireNonNull(relay, "A batch names its relay.");
        sentAt = sentAt.truncatedTo(ChronoUnit.MILLIS);
        events = List.copyOf(events);
        latest = List.copyOf(latest);
        if (v != VERSION) {
            throw new IllegalArgumentException(
                    "This side speaks version " + VERSION + ", the batch is version " + v + ".");
        }
        if (epoch < 0 || first < 1 || last < first - 1) {
            throw new IllegalArgumentException("Batch of relay " + relay + ": epoch " + epoch + ", range " + first
                    + " to " + last + " is no range of event numbers.");
        }
        if (events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException(
                    "Batch of relay " + relay + " has " + events.size() + " events; " + MAX_EVENTS + " are allowed.");
        }
        long before = first - 1;
        for (DurableEvent event : events) {
            if (event.seq() <= before || event.seq() > last) {
                throw new IllegalArgumentException("Batch of relay " + relay + ": event " + event.seq()
                        + " is out of order or outside " + first + " to " + last + ".");
            }
            before = event.seq();
        }
    }

    /** Where the stream stands once this batch is applied. */
    public Position through() {
        return new Position(epoch, last);
    }

    /** The numbers this batch speaks for, as they are signed: {@code 41-80}. */
    public String range() {
        return first + "-" + last;
    }
}
