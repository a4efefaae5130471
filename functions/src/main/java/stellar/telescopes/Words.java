package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.cloud.Language;
import stellar.contract.Wire;

/** A text in every language. */
public record Words(String english, String french) {

    /** The text for a person who reads this language. */
    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case FRENCH -> french;
        };
    }

    static Words read(Form form, int mostCharacters) {
        return new Words(form.text("en", mostCharacters), form.text("fr", mostCharacters));
    }

    ObjectNode toJson() {
        return Wire.object().put("en", english).put("fr", french);
    }
}
