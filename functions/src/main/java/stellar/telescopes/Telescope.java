package stellar.telescopes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Language;

/**
 * A telescope as its operator described it.
 *
 * @param id its name in addresses and channels, the same for ever
 * @param about what anybody who may see it is told on every occasion: name, description, site, optics, camera, field of
 *     view, filters, price, whether it is a demonstration
 * @param listing who may know of it
 * @param version how often its description was changed; grows by 1 each time
 * @param description all that its time is sold and planned by; absent when its row does not hold it whole, and then
 *     there is nothing to plan by
 * @param blackouts when it cannot be booked, in the order of their beginnings; some may be over
 * @param relay the relay that speaks for it
 * @param voyager which of the relay's Voyagers is its own
 * @param operator the user who owns it; absent when it has none
 * @param operatorKeySha256 SHA-256 of its operator's API key, 64 hex digits; absent when it has none
 */
public record Telescope(
        String id,
        ObjectNode about,
        Listing listing,
        long version,
        @Nullable Description description,
        List<Blackout> blackouts,
        @Nullable String relay,
        @Nullable Integer voyager,
        @Nullable String operator,
        @Nullable String operatorKeySha256) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    public Telescope {
        blackouts = List.copyOf(blackouts);
    }

    /** Whether a text can be a telescope's id: 1 to 64 of a–z, 0–9 and the hyphen. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What it is called in this language: by its English name where it has no other, by its id where it has none. */
    public String name(Language language) {
        JsonNode names = about.path("name");
        String name = names.path(language.code()).asText(names.path("en").asText());
        return name.isEmpty() ? id : name;
    }

    /** Whether it may be watched without a login. */
    public boolean isPublic() {
        return listing == Listing.PUBLIC;
    }

    /** What its time is sold and planned by; empty when its row does not hold it whole. */
    public Optional<Description> described() {
        return Optional.ofNullable(description);
    }

    /** How clocks at its site go; UTC when it is not described. */
    public ZoneId timeZone() {
        return described().map(there -> there.observatory().timeZone()).orElse(ZoneOffset.UTC);
    }

    /** What anybody who may see it is told when they ask for it alone: about, horizon, hours, blackouts and overheads. */
    ObjectNode inFull() {
        ObjectNode json = about.deepCopy();
        if (description != null) {
            ObjectNode all = description.toJson();
            for (String name : List.of("horizon", "opening", "overheads")) {
                json.set(name, all.get(name));
            }
        }
        ArrayNode closed = json.putArray("blackouts");
        blackouts.forEach(blackout -> closed.add(blackout.toJson()));
        return json;
    }

    /** What its operator is told, and nobody else. */
    ObjectNode forOperator() {
        ObjectNode json = inFull().put("listing", listing.word()).put("version", version);
        ArrayNode closed = json.putArray("blackouts");
        blackouts.forEach(blackout -> closed.add(blackout.toOperatorJson()));
        if (relay != null) {
            json.put("relay", relay);
        }
        if (voyager != null) {
            json.put("voyager", voyager);
        }
        if (operator != null) {
            json.put("operator", operator);
        }
        return json;
    }
}
