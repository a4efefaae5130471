package stellar.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Characters;
import stellar.cloud.Language;
import stellar.cloud.Refusal;

/**
 * What somebody chose.
 *
 * @param language what they are written to in
 * @param timeZone in which they are told times, with an IANA name
 * @param name what others see, 80 characters at most; absent when they gave none
 */
public record Profile(
        Language language, ZoneId timeZone, @Nullable String name) {

    /** Longest name, in characters (Unicode code points). */
    public static final int MAX_NAME_LENGTH = 80;

    static final Refusal LANGUAGE_UNKNOWN = new Refusal(
            400,
            "language-unknown",
            "The language must be en or fr. Choose one of them.",
            "La langue doit être en ou fr. Choisissez l’une des deux.");

    static final Refusal TIME_ZONE_UNKNOWN = new Refusal(
            400,
            "time-zone-unknown",
            "The time zone must have an IANA name, such as Europe/Paris. Choose one from the list.",
            "Le fuseau horaire doit porter un nom IANA, comme Europe/Paris. Choisissez-en un dans la liste.");

    static final Refusal NAME_TOO_LONG = new Refusal(
                    400,
                    "name-too-long",
                    "A name has at most {most} characters. Shorten it.",
                    "Un nom compte au plus {most} caractères. Raccourcissez-le.")
            .with("most", MAX_NAME_LENGTH);

    static final Refusal NAME_UNSEEN = new Refusal(
            400,
            "name-unseen",
            "The name holds a character that cannot be seen, such as a line break. Type it anew.",
            "Le nom contient un caractère invisible, comme un saut de ligne. Saisissez-le à nouveau.");

    /** What somebody has who chose nothing yet. */
    static Profile usual(Language language) {
        return new Profile(language, ZoneId.of("UTC"), null);
    }

    /** What became of a wish. */
    sealed interface Judged {

        record Fit(Profile profile) implements Judged {}

        /**
         * It cannot be.
         *
         * @param field the member that is wrong
         */
        record Unfit(String field, Refusal why) implements Judged {}
    }

    /** Judges what somebody sent; {@code name} may be absent, null or blank for none. */
    static Judged of(ObjectNode wish) {
        Optional<Language> language = Language.of(wish.path("language").asText());
        if (language.isEmpty() || !wish.path("language").isTextual()) {
            return new Judged.Unfit("language", LANGUAGE_UNKNOWN);
        }
        String timeZone =
                wish.path("timeZone").isTextual() ? wish.path("timeZone").asText() : "";
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            return new Judged.Unfit("timeZone", TIME_ZONE_UNKNOWN);
        }
        JsonNode name = wish.path("name");
        if (!name.isTextual() && !name.isNull() && !name.isMissingNode()) {
            return new Judged.Unfit("name", Refusal.MALFORMED);
        }
        String shown = name.isTextual() ? name.asText().strip() : "";
        if (Characters.hasUnseen(shown)) {
            return new Judged.Unfit("name", NAME_UNSEEN);
        }
        if (shown.codePointCount(0, shown.length()) > MAX_NAME_LENGTH) {
            return new Judged.Unfit("name", NAME_TOO_LONG);
        }
        return new Judged.Fit(new Profile(language.get(), ZoneId.of(timeZone), shown.isEmpty() ? null : shown));
    }
}
