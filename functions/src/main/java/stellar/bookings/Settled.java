package stellar.bookings;

import java.time.Instant;
import java.util.List;
import stellar.charges.Charge;
import stellar.charges.Minutes;

/**
 * How a booking was settled.
 *
 * @param end how it ended
 * @param heldCents what was held for it until then, in credit-cents
 * @param minutes what each of its minutes was, by what is known now
 * @param at when it was settled
 * @param corrections what came back later, in order
 */
public record Settled(
        String booking, End end, long heldCents, Minutes minutes, Instant at, List<Correction> corrections) {

    /** How a session ends. */
    public enum End {
        /** It has been, whole or in part: its minutes are charged. */
        COMPLETE(Transition.COMPLETE),
        /** It could not be, or not go on: nobody pays. */
        FAIL(Transition.FAIL),
        /** Its time went by without it: nobody pays. */
        MISS(Transition.MISS);

        private final Transition transition;

        End(Transition transition) {
            this.transition = transition;
        }

        Transition transition() {
            return transition;
        }

        /** What becomes of the price that was held. */
        Charge charge(long heldCents, Minutes minutes) {
            return switch (this) {
                case COMPLETE -> Charge.of(heldCents, minutes);
                case FAIL, MISS -> Charge.nothing(heldCents, minutes);
            };
        }
    }

    /**
     * Something that was found out later.
     *
     * @param cause why, a word for programs, for instance {@code relay-came-back}; one correction has it
     * @param refundedCents what came back for it, in credit-cents; may be 0
     */
    public record Correction(String cause, long refundedCents, Instant at) {}

    public Settled {
        corrections = List.copyOf(corrections);
    }

    /** What is charged, and what came back, by what is known now. */
    public Charge charge() {
        return end.charge(heldCents, minutes);
    }

    /** What came back after it was settled, in credit-cents. */
    public long refundedCents() {
        return corrections.stream().mapToLong(Correction::refundedCents).sum();
    }

    boolean hasCorrection(String cause) {
        return corrections.stream().anyMatch(one -> one.cause().equals(cause));
    }
}
