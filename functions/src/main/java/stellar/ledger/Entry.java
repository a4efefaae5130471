package stellar.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One movement of credits.
 *
 * @param account the user whose credits move
 * @param cause why, unique in the account, for instance {@code booking/01K…/hold}: the same cause moves credits once
 * @param kind what it does to the balance
 * @param cents how many credit-cents move, more than none
 * @param at when
 * @param by who had it done: a user's subject id, or a part of Stellar
 * @param reason a sentence for people; a grant has one, elsewhere it may be empty
 */
public record Entry(String account, String cause, Kind kind, long cents, Instant at, String by, String reason) {

    /** The most that one entry may move: ten million credits. */
    public static final long MOST_CENTS = 1_000_000_000L;

    /** What a movement does: to what is free to be spent, and to what is held for bookings. */
    public enum Kind {
        /** Credits come in. */
        GRANT(1, 0),
        /** Free credits are set aside for a booking. */
        HOLD(-1, 1),
        /** Held credits are spent. */
        CAPTURE(0, -1),
        /** Held credits are free again. */
        RELEASE(1, -1),
        /** Spent credits come back. */
        REFUND(1, 0);

        private final int free;
        private final int held;

        Kind(int free, int held) {
            this.free = free;
            this.held = held;
        }
    }

    /** The cause of a balance's own row; no entry has it. */
    static final String BALANCE = "balance";

    public Entry {
        requireNonNull(kind);
        if (account.isBlank() || cause.isBlank() || cause.equals(BALANCE) || cents < 1 || cents > MOST_CENTS) {
            throw new IllegalArgumentException("An entry of " + cents + " credit-cents in account '" + account
                    + "' for '" + cause + "' is none: it names both and moves 1 to " + MOST_CENTS + ".");
        }
    }

    long freeChange() {
        return kind.free * cents;
    }

    long heldChange() {
        return kind.held * cents;
    }
}
