package stellar.notifications;

import java.util.Arrays;
import java.util.Optional;

/** How somebody is told. */
public enum Way {
    /** In the list on the page. */
    FEED("feed"),
    /** By e-mail, at the address that they confirmed. */
    MAIL("mail"),
    /** On each of their browsers and phones that they put down for it. */
    PUSH("push");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    /** Its name for programs. */
    public String word() {
        return word;
    }

    /** The way of this name. */
    public static Optional<Way> of(String word) {
        return Arrays.stream(values()).filter(way -> way.word.equals(word)).findFirst();
    }
}
