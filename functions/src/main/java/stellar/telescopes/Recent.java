package stellar.telescopes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import stellar.contract.LatestEvent;

/**
 * The newest telemetry that an instance of a function heard, and when it last wrote it: not each of 1,800 values an hour need be
 * written where only numbers moved, or the time of day. What other instances heard is not here. Safe for many threads.
 */
final class Recent {

    /** Of more telescopes the longest silent are forgotten: one write more. */
    private static final int MOST = 2_000;

    private final Map<Key, Heard> heard = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Heard> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String telescope, String type) {
        static Key of(LatestEvent latest) {
            return new Key(latest.telescope(), latest.type());
        }
    }

    /**
     * @param latest the newest
     * @param writtenAt the time of the one that was written last
     * @param words its words, without its numbers
     */
    private record Heard(LatestEvent latest, Instant writtenAt, JsonNode words) {}

    /** What is to be done with a value. */
    enum Judgement {
        /** One as new was heard before. */
        OLD,
        /** It is the newest and need not be written: one with the same words was, a moment ago. */
        MERELY_NEWER,
        /** It is to be written. */
        TO_WRITE
    }

    /** Looks at a value; one that need not be written is remembered as the newest. */
    synchronized Judgement judge(LatestEvent latest, Duration writeEach) {
        Heard before = heard.get(Key.of(latest));
        if (before == null) {
            return Judgement.TO_WRITE;
        }
        if (!latest.at().isAfter(before.latest().at())) {
            return Judgement.OLD;
        }
        if (!latest.at().isBefore(before.writtenAt().plus(writeEach))
                || !words(latest.data()).equals(before.words())) {
            return Judgement.TO_WRITE;
        }
        heard.put(Key.of(latest), new Heard(latest, before.writtenAt(), before.words()));
        return Judgement.MERELY_NEWER;
    }

    /** A value was written just now. */
    synchronized void written(LatestEvent latest) {
        Heard before = heard.get(Key.of(latest));
        if (before == null || latest.at().isAfter(before.latest().at())) {
            heard.put(Key.of(latest), new Heard(latest, latest.at(), words(latest.data())));
        }
    }

    /** The newest of this telescope and type that was heard here. */
    synchronized Optional<LatestEvent> newest(String telescope, String type) {
        return Optional.ofNullable(heard.get(new Key(telescope, type))).map(Heard::latest);
    }

    /** What is read of a value, {@code parsed}, without its numbers, times and counted names. */
    private static JsonNode words(ObjectNode data) {
        JsonNode parsed = data.path("parsed").deepCopy();
        forgetNumbers(parsed);
        return parsed;
    }

    private static void forgetNumbers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(member -> isNumber(member.getValue()));
        } else if (node instanceof ArrayNode array) {
            array.removeIf(Recent::isNumber);
        }
        node.forEach(Recent::forgetNumbers);
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() || (node.isTextual() && node.asText().chars().anyMatch(Character::isDigit));
    }
}
