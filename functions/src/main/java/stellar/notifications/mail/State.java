package stellar.notifications.mail;

import java.util.Arrays;
import java.util.Optional;

/** How it stands with an address. */
enum State {
    /** Nobody showed yet that they read what is sent there. */
    UNCONFIRMED("unconfirmed"),
    /** Mails go there. */
    CONFIRMED("confirmed"),
    /** It was confirmed, and its reader wants no mails for now. */
    OFF("off"),
    /** Mails came back from there for good, or its reader complained about them. */
    DEAD("dead");

    private final String word;

    State(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<State> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }
}
