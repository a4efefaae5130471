/**
 * What a session is charged: one {@link stellar.charges.MinuteClass} a minute, worked out from what was seen of the night, and
 * of the held price the share of the minutes that are charged. Nothing here knows of tables, bookings or the ledger; what is
 * settled, and how, is {@code stellar.bookings.Settlement}. Who pays for what: docs/decisions/0033.
 */
@NullMarked
package stellar.charges;

import org.jspecify.annotations.NullMarked;
