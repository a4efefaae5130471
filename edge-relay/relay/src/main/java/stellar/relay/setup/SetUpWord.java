package stellar.relay.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * The word that shows that a person at the set-up page can also read this machine's console: 128 bits by chance, for one
 * start of the program. After {@link #MAX_WRONG} wrong words none is right any more. Safe for several threads.
 */
final class SetUpWord {

    /** How many wrong words are borne. */
    static final int MAX_WRONG = 10;

    private static final String ALPHABET = "abcdefghjkmnpqrstvwxyz0123456789";
    private static final int LETTERS = 26;

    private final String text;
    private int wrong;

    private SetUpWord(String text) {
        this.text = text;
    }

    /** How a word was taken. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Too many were wrong. */
        SPENT
    }

    static SetUpWord random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        random.ints(LETTERS, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return new SetUpWord(text.toString());
    }

    /** For the console, and nowhere else. */
    String text() {
        return text;
    }

    synchronized Verdict judge(String given) {
        if (wrong >= MAX_WRONG) {
            return Verdict.SPENT;
        }
        if (MessageDigest.isEqual(
                text.getBytes(StandardCharsets.US_ASCII), given.trim().getBytes(StandardCharsets.UTF_8))) {
            return Verdict.RIGHT;
        }
        wrong++;
        return Verdict.WRONG;
    }

    @Override
    public String toString() {
        return "SetUpWord[hidden]";
    }
}
