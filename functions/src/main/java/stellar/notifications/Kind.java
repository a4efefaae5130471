package stellar.notifications;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What somebody is told of; for each kind they choose the ways by which they are. */
public enum Kind {
    /** The telescope knows the plan. */
    PREPARED("prepared"),
    /** A session begins within the hour. */
    SOON("soon"),
    /** A session works. */
    STARTED("started"),
    /** A session waits or is paused. */
    PAUSED("paused"),
    /** A session goes on. */
    RESUMED("resumed"),
    /** A session is over. */
    ENDED("ended"),
    /** Something failed that may be for its reader to mend. */
    ERROR("error"),
    /** Each further 15 images of a session. */
    IMAGES("images"),
    /** Each image of a session. */
    IMAGE("image"),
    /** What a session cost was settled, or corrected later: what is charged and what came back. */
    REFUND("refund"),
    /** A booking was confirmed, declined, moved or cancelled. */
    BOOKING("booking"),
    /** Time that somebody waits for is offered to them, for a short while. */
    OFFER("offer"),
    /** A problem was reported or answered. */
    PROBLEM("problem");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** Its name for programs. */
    public String word() {
        return word;
    }

    /** By which ways somebody is told who chose nothing: of what cannot wait by all, of each single image by none. */
    public Set<Way> usual() {
        return switch (this) {
            case SOON, STARTED, ENDED, ERROR, OFFER -> EnumSet.allOf(Way.class);
            case PAUSED, RESUMED -> EnumSet.of(Way.FEED, Way.PUSH);
            case REFUND, BOOKING, PROBLEM -> EnumSet.of(Way.FEED, Way.MAIL);
            case PREPARED, IMAGES -> EnumSet.of(Way.FEED);
            case IMAGE -> EnumSet.noneOf(Way.class);
        };
    }

    /** The kind of this name. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
