package stellar.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import stellar.cloud.Refusal;
import stellar.cloud.Request;
import stellar.cloud.Unfit;

/** What somebody wants to be told of from now on, for the kinds they name. */
record ChoicesWish(Map<Kind, Set<Way>> chosen) {

    static final Refusal KIND_UNKNOWN = new Refusal(
            400,
            "kind-unknown",
            "There is no such kind of notification, or it is named twice. Choose from the list that GET gives.",
            "Il n’existe pas de notification de ce genre, ou elle est nommée deux fois. Choisissez dans la liste que donne GET.");

    static final Refusal WAY_UNKNOWN = new Refusal(
            400,
            "way-unknown",
            "Notifications come by feed, mail and push. Choose among them, each once.",
            "Les notifications passent par feed, mail et push. Choisissez parmi eux, chacun une fois.");

    private static final int MAX_BODY_BYTES = 8 * 1024;

    static ChoicesWish in(Request request) throws Unfit {
        JsonNode list = request.json(MAX_BODY_BYTES).path("choices");
        if (!list.isArray()) {
            throw new Unfit(Refusal.MALFORMED, "choices");
        }
        Map<Kind, Set<Way>> chosen = new EnumMap<>(Kind.class);
        for (JsonNode choice : list) {
            Kind kind = Kind.of(choice.path("kind").asText()).orElseThrow(() -> new Unfit(KIND_UNKNOWN, "kind"));
            if (chosen.put(kind, ways(choice.path("ways"))) != null) {
                throw new Unfit(KIND_UNKNOWN, "kind");
            }
        }
        return new ChoicesWish(chosen);
    }

    private static Set<Way> ways(JsonNode list) throws Unfit {
        if (!list.isArray()) {
            throw new Unfit(Refusal.MALFORMED, "ways");
        }
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (JsonNode word : list) {
            Way way = Way.of(word.asText()).orElseThrow(() -> new Unfit(WAY_UNKNOWN, "ways"));
            if (!ways.add(way)) {
                throw new Unfit(WAY_UNKNOWN, "ways");
            }
        }
        return ways;
    }
}
