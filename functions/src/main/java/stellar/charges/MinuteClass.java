package stellar.charges;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import stellar.cloud.Language;

/**
 * What a minute of a session was, and whether its user pays for it. Of two at one moment the one that stands first here
 * counts: what is not charged before what is, what the telescope did before what it was asked.
 */
public enum MinuteClass {
    /** The sky or the safety monitor forbade it, or nobody knew of the weather. */
    UNSAFE('U', false, "unsafe sky", "ciel ou météo défavorable"),
    /** The telescope or what it hangs on failed, or its operator stopped it. */
    FAULT('F', false, "fault of the telescope", "panne du télescope"),
    /** Nothing was to be done: the plan is done, or it never began. */
    SPARE('S', false, "nothing left to do", "plus rien à faire"),
    /** The camera exposed. */
    EXPOSING('E', true, "exposing", "pose"),
    /** Its user had it wait. */
    USER_PAUSE('P', true, "paused by its user", "pause demandée"),
    /** Its user ended it before its time. */
    GIVEN_UP('G', true, "after its user ended it", "après l’arrêt demandé"),
    /** What the plan needs beside exposing: slews, focus, filters, downloads. */
    OVERHEAD('O', true, "work around the exposures", "travail autour des poses"),
    /** Nothing is known of it: the relay told nothing. */
    UNKNOWN('?', false, "nothing known", "rien de connu");

    private final char letter;
    private final boolean isCharged;
    private final String english;
    private final String french;

    MinuteClass(char letter, boolean isCharged, String english, String french) {
        this.letter = letter;
        this.isCharged = isCharged;
        this.english = english;
        this.french = french;
    }

    /** How a minute of it stands in {@link Minutes#letters}. */
    public char letter() {
        return letter;
    }

    /** Whether its user pays for it. */
    public boolean isCharged() {
        return isCharged;
    }

    /** As programs know it, for instance {@code user-pause}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people read it, in the middle of a sentence. */
    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case FRENCH -> french;
        };
    }

    /** The class of a {@link #word}; empty for any other text. */
    public static Optional<MinuteClass> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The class of a {@link #letter}; empty for any other character. */
    static Optional<MinuteClass> of(char letter) {
        return Arrays.stream(values()).filter(one -> one.letter == letter).findFirst();
    }
}
