package stellar.albums;

/**
 * An image of a booking that is not in a piece.
 *
 * @param image its id
 */
record LeftOut(String image, Why why) {

    /** Why it is not. */
    enum Why {
        /** Its bytes have not arrived in the bucket. */
        NOT_ARRIVED("not-arrived"),

        /** Its bytes were not looked at yet, or are no frame. */
        NOT_DEVELOPED("not-developed"),

        /** Its bytes are not in the bucket any more, or others are. */
        GONE("gone"),

        /** There is no room for it. */
        TOO_MANY("too-many"),

        /** Its picture cannot be read. */
        UNREADABLE("unreadable");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /** As messages have it. */
        String word() {
            return word;
        }
    }
}
