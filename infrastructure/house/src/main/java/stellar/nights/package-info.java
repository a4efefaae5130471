/**
 * Whole booked nights on real parts, in a time that is turned by hand: the local cloud with the functions, and observatories with
 * relays, simulated Voyagers and people who watch.
 *
 * <p>{@link stellar.nights.NightHouse} turns the clock. {@link stellar.nights.MixedNights} plays nights whose faults a seed draws,
 * and {@link stellar.nights.Invariants} says what must hold of each.
 */
@NullMarked
package stellar.nights;

import org.jspecify.annotations.NullMarked;
