/**
 * Credits. Every movement is an entry that is written once and never changed: a grant, a hold for a booking, its capture
 * or release, a refund. Amounts are whole credit-cents, a hundredth of a credit.
 *
 * <p>What a user has is the sum of their entries. It is kept beside them in one row, changed in the transaction that writes the
 * entry and only while it stays at zero or above, so that nothing is spent twice. An entry is known by its cause: what is
 * asked for twice happens once.
 */
@NullMarked
package stellar.ledger;

import org.jspecify.annotations.NullMarked;
