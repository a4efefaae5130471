package stellar.plans;

import java.util.List;
import stellar.slots.Slot;
import stellar.slots.Terms;

/** What a slot costs, line by line. */
public record Cost(List<Line> lines) {

    /** One line of a bill. */
    public sealed interface Line {

        /** In credit-cents. */
        long cents();
    }

    /**
     * The telescope's time.
     *
     * @param quarters how many quarter hours
     * @param centsAnHour its price in credit-cents an hour
     * @param cents in all, half a credit-cent rounded up
     */
    public record TelescopeTime(int quarters, long centsAnHour, long cents) implements Line {}

    public Cost {
        lines = List.copyOf(lines);
    }

    static Cost of(Slot slot, Terms terms) {
        return new Cost(List.of(new TelescopeTime(slot.quarters().size(), terms.centsAnHour(), terms.centsFor(slot))));
    }

    /** What is held when the slot is booked, in credit-cents. */
    public long totalCents() {
        return lines.stream().mapToLong(Line::cents).sum();
    }
}
