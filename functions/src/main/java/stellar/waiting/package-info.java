/**
 * The line for telescope time that is taken. A {@link stellar.waiting.Wait} is a wish for a slot that waits; when the whole of
 * its slot comes free it is offered to the first in the line who wants it, kept for them until a
 * {@link stellar.waiting.Deadline}, and then offered to the next. Nothing is paid or held while somebody waits.
 *
 * <p>What frees a quarter hour that somebody waits for keeps it for the line in the same transaction, so nobody gets in
 * between. The table of slots tells so by its stream; {@link stellar.waiting.OffersHandler} then offers, and each minute
 * {@link stellar.waiting.WaitingSweepHandler} passes on what was not taken in time. Either may run late, twice or in any order.
 */
@NullMarked
package stellar.waiting;

import org.jspecify.annotations.NullMarked;
