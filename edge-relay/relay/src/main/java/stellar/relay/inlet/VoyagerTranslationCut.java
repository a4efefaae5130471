package stellar.relay.inlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import stellar.contract.Wire;

/**
 * Makes an event fit into a batch: its largest members are taken out, Voyager's own first, and {@code parsed.cut} names
 * the first {@value #MAX_NAMES} whose names are of at most {@value #MAX_NAME_LENGTH} characters.
 */
@NullMarked
final class VoyagerTranslationCut {

    private static final int MAX_NAMES = 20;
    private static final int MAX_NAME_LENGTH = 60;

    /** Room for the names, with six bytes for each character, the most JSON needs. */
    private static final int NAMES_BYTES = MAX_NAMES * (MAX_NAME_LENGTH * 6 + 3) + 10;

    private record Member(String name, int bytes) {}

    private VoyagerTranslationCut() {}

    static void toFit(ObjectNode data, int maxBytes) {
        int bytes = bytes(data);
        if (bytes <= maxBytes || !(data.get("parsed") instanceof ObjectNode parsed)) {
            return;
        }
        ArrayNode cut = data.arrayNode();
        bytes = takeOut(data, "parsed", bytes, maxBytes - NAMES_BYTES, cut);
        takeOut(parsed, "", bytes, maxBytes - NAMES_BYTES, cut);
        parsed.set("cut", cut);
    }

    private static int takeOut(ObjectNode from, String kept, int bytes, int maxBytes, ArrayNode cut) {
        List<Member> largestFirst = from.properties().stream()
                .filter(member -> !member.getKey().equals(kept))
                .map(member -> new Member(member.getKey(), bytes(member.getValue()) + utf8(member.getKey())))
                .sorted(Comparator.comparing(Member::bytes).reversed())
                .toList();
        int left = bytes;
        for (Member member : largestFirst) {
            if (left <= maxBytes) {
                break;
            }
            from.remove(member.name);
            left -= member.bytes;
            if (cut.size() < MAX_NAMES && member.name.length() <= MAX_NAME_LENGTH) {
                cut.add(member.name);
            }
        }
        return left;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytes(JsonNode node) {
        return Wire.writeBytes(node).length;
    }
}
