package stellar.bookings;

import java.time.Instant;

/**
 * Something that happened to a booking.
 *
 * @param number which of its changes it is, from 1
 * @param to where the booking stood after it
 * @param cause why, a word for programs, for instance {@code no-approval-needed}
 */
public record Change(int number, Transition transition, State to, Actor actor, String cause, Instant at) {}
