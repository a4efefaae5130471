package stellar.cloud;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language that Stellar speaks. */
public enum Language {
    ENGLISH("en"),
    FRENCH("fr");

    private static final Pattern RANGE =
            Pattern.compile("([a-z]{1,8})(?:-[a-z0-9-]{1,20})?(?:;q=([01](?:\\.\\d{0,3})?))?");
    private static final int MOST_RANGES = 20;

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** As it stands in addresses and messages: {@code en}, {@code fr}. */
    public String code() {
        return code;
    }

    /** The language of a code; empty for any other text. */
    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /**
     * The one that a caller likes best, as its {@code Accept-Language} says (RFC 9110, section 12.5.4); empty when it names
     * none of ours. Of those liked equally, the first.
     */
    public static Optional<Language> liked(String acceptLanguage) {
        return Arrays.stream(acceptLanguage.toLowerCase(Locale.ROOT).split(",", MOST_RANGES))
                .map(range -> RANGE.matcher(range.replace(" ", "")))
                .filter(Matcher::matches)
                .filter(range -> of(range.group(1)).isPresent() && quality(range) > 0)
                .sorted(Comparator.comparingDouble(Language::quality).reversed())
                .findFirst()
                .flatMap(range -> of(range.group(1)));
    }

    private static double quality(Matcher range) {
        return range.group(2) == null ? 1 : Double.parseDouble(range.group(2));
    }
}
