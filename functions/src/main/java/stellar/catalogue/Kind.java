package stellar.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an object of the sky is. */
public enum Kind {
    GALAXY,
    GALAXY_CLUSTER,
    OPEN_CLUSTER,
    GLOBULAR_CLUSTER,
    EMISSION_NEBULA,
    REFLECTION_NEBULA,
    /** Emission, reflection or both; the source does not say. */
    BRIGHT_NEBULA,
    DARK_NEBULA,
    PLANETARY_NEBULA,
    SUPERNOVA_REMNANT,
    STAR_CLOUD,
    ASTERISM,
    STAR,
    DOUBLE_STAR,
    OTHER;

    /** The kind in messages and lists, for instance {@code open-cluster}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this word; empty when there is none. */
    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
