package stellar.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Language;

/**
 * Something that somebody is told.
 *
 * @param user whom
 * @param id what it is about, the same whenever the same is told: at most {@value #LONGEST_ID} of {@code a-z 0-9 -}
 * @param at when it happened, to the millisecond; the same whenever the same is told
 * @param until from when on it is no news any more: nothing is sent from then on, the list keeps it
 * @param words in every language
 * @param page the path of the page that shows more, without its language: {@code /bookings/ID/access}
 * @param booking which booking it is about; absent when about none
 * @param telescope which telescope it is about; absent when about none
 */
public record Notification(
        String user,
        String id,
        Kind kind,
        Instant at,
        Instant until,
        Map<Language, Words> words,
        String page,
        @Nullable String booking,
        @Nullable String telescope) {

    /** Longest id, in characters. */
    public static final int LONGEST_ID = 64;

    /** For how long most things are news. */
    public static final Duration NEWS = Duration.ofHours(12);

    public Notification {
        words = Map.copyOf(words);
        if (!id.matches("[a-z0-9-]{1," + LONGEST_ID + "}") || !words.keySet().containsAll(List.of(Language.values()))) {
            throw new IllegalArgumentException("A notification " + id + " of " + kind + " cannot be told.");
        }
    }

    /** Its words for a reader of this language. */
    public Words in(Language language) {
        return Optional.ofNullable(words.get(language)).orElseThrow();
    }

    /** The same, for somebody else. */
    public Notification to(String other) {
        return new Notification(other, id, kind, at, until, words, page, booking, telescope);
    }

    /** The path of its page in this language. */
    public String path(Language language) {
        return "/" + language.code() + page;
    }

    /**
     * One that was written down.
     *
     * @param part where: the order of these texts is the order in time
     * @param writtenAt when it was written down
     * @param ways by which its user wanted it then; at least one
     */
    public record Kept(Notification notification, String part, Instant writtenAt, Set<Way> ways) {

        public Kept {
            ways = Set.copyOf(ways);
        }
    }
}
