package stellar.notifications;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import stellar.cloud.Language;

/**
 * What somebody is told, in one language.
 *
 * @param title a few words
 * @param text a sentence or several, without markup
 */
public record Words(String title, String text) {

    /** Those in every language, made for one after the other. */
    public static Map<Language, Words> inEach(Function<Language, Words> words) {
        Map<Language, Words> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, words.apply(language));
        }
        return all;
    }
}
