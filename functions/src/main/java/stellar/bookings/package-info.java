/**
 * Telescope time that people book: a {@link stellar.slots.Slot} of whole quarter hours at one telescope, held by a row each,
 * so that none is ever sold twice; the credits held for it; and what becomes of it, from {@code PENDING} to its end, by the
 * {@link stellar.bookings.Transition}s of one table. What a step does, it does in one transaction.
 */
@NullMarked
package stellar.bookings;

import org.jspecify.annotations.NullMarked;
