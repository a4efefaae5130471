package stellar.house;

/** Something the person at the keyboard can mend; the message is the whole sentence to show. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A mistake, as a full sentence. */
    public UsageException(String sentence) {
        super(sentence);
    }
}
