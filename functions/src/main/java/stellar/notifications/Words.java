package stellar.notifications;

/**
 * What somebody is told, in one language.
 *
 * @param title a few words
 * @param text a sentence or several, without markup
 */
public record Words(String title, String text) {}
