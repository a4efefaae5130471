package stellar.bookings;

/**
 * Who had something done.
 *
 * @param kind as what they did it
 * @param id a user's subject id, or the part of Stellar that did it
 */
public record Actor(Kind kind, String id) {

    /** As what somebody acts on a booking. */
    public enum Kind {
        /** Whose booking it is. */
        USER,
        /** Whose telescope it is, or an admin. */
        OPERATOR,
        /** Stellar itself. */
        STELLAR
    }

    public static Actor user(String id) {
        return new Actor(Kind.USER, id);
    }

    public static Actor operator(String id) {
        return new Actor(Kind.OPERATOR, id);
    }

    /** A part of Stellar, for instance {@code bookings}. */
    public static Actor stellar(String part) {
        return new Actor(Kind.STELLAR, part);
    }
}
