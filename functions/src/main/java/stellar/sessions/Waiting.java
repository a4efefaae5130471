package stellar.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Language;
import stellar.contract.Wire;

/**
 * What a session waits for.
 *
 * @param since since when it is so
 * @param until when it may be over, or is tried again; absent when nobody knows
 * @param what what the telescope said of it, a word or a sentence; may be empty
 */
public record Waiting(
        Hindrance hindrance, Instant since, @Nullable Instant until, String what) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    Waiting(Hindrance hindrance, Instant since) {
        this(hindrance, since, null, "");
    }

    Waiting(Hindrance hindrance, Instant since, String what) {
        this(hindrance, since, null, what);
    }

    /** The whole of it for a page, with the hours as clocks at the site show them. */
    public ObjectNode toJson(Language language, ZoneId zone) {
        ObjectNode json = Wire.object().put("code", hindrance.word()).put("since", since.toString());
        if (until != null) {
            json.put("until", until.toString());
        }
        if (!what.isEmpty()) {
            json.put("value", what);
        }
        return json.put("text", in(language, zone));
    }

    /** A sentence, with the hours as clocks at the site show them. */
    public String in(Language language, ZoneId zone) {
        Map<String, String> values = new HashMap<>();
        values.put("since", HOUR.format(since.atZone(zone)));
        values.put("until", until == null ? "–" : HOUR.format(until.atZone(zone)));
        values.put("what", what);
        values.put("value", what);
        return hindrance.in(language, values);
    }
}
