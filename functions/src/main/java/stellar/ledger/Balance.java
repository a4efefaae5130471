package stellar.ledger;

/**
 * What an account has, in credit-cents; neither is ever below zero.
 *
 * @param freeCents free to be spent
 * @param heldCents set aside for bookings
 */
public record Balance(long freeCents, long heldCents) {

    /** Of an account that nothing was ever given. */
    public static final Balance NOTHING = new Balance(0, 0);
}
