package stellar.notifications;

import java.net.URI;
import java.time.Instant;
import stellar.cloud.Language;

/**
 * What is carried to somebody, in their language.
 *
 * @param id the same for the same thing, at most 64 characters of {@code a-z 0-9 -}: a second one of this id says nothing new
 * @param title a few words
 * @param text a sentence or several, without markup; lines are parted by line feeds
 * @param link the page that shows more
 * @param at when it happened
 * @param until from when on it is no news any more, see {@link Notification#until}
 */
public record Message(
        String id, Kind kind, Language language, String title, String text, URI link, Instant at, Instant until) {

    /** One that is news for as long as most things are. */
    public Message(String id, Kind kind, Language language, String title, String text, URI link, Instant at) {
        this(id, kind, language, title, text, link, at, at.plus(Notification.NEWS));
    }
}
