package stellar.house;

/** Something the person at the keyboard can mend; the message is the whole sentence to show. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String sentence) {
        super(sentence);
    }
}
