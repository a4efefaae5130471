package stellar.relay.setup;

import java.util.Map;

/**
 * What a check or a step came to. The page has a sentence for each code, in the reader's language.
 *
 * @param ok whether it is well
 * @param code what was found
 * @param facts what the sentence names
 */
record Finding(boolean ok, String code, Map<String, Object> facts) {

    Finding {
        facts = Map.copyOf(facts);
    }

    static Finding good(String code, Map<String, Object> facts) {
        return new Finding(true, code, facts);
    }

    static Finding bad(String code) {
        return bad(code, Map.of());
    }

    static Finding bad(String code, Map<String, Object> facts) {
        return new Finding(false, code, facts);
    }
}
