package stellar.problems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.cloud.Characters;
import stellar.cloud.Refusal;
import stellar.cloud.Request;
import stellar.cloud.Unfit;

/** The body of a request about reports, member by member; what is wrong with one is an {@link Unfit}. */
record Said(ObjectNode body) {

    /** Longest text, in characters (Unicode code points). */
    static final int MAX_LENGTH = 2_000;

    /** As long as a text can be whose every character is written as an escape. */
    private static final int MAX_BODY_BYTES = 32 * 1024;

    static Said in(Request request) throws Unfit {
        return new Said(request.json(MAX_BODY_BYTES));
    }

    /** Words of a person, as they were written; lines may break and tabs indent them. */
    String text() throws Unfit {
        JsonNode text = body.path("text");
        if (!text.isTextual()) {
            throw new Unfit(text.isMissingNode() ? ProblemRefusals.TEXT_NEEDED : Refusal.MALFORMED, "text");
        }
        String words = text.asText();
        if (words.codePoints().allMatch(each -> Character.isWhitespace(each) || Character.isSpaceChar(each))) {
            throw new Unfit(ProblemRefusals.TEXT_NEEDED, "text");
        }
        if (words.codePointCount(0, words.length()) > MAX_LENGTH) {
            throw new Unfit(ProblemRefusals.TEXT_TOO_LONG, "text");
        }
        if (Characters.hasUnseen(words.replace('\n', ' ').replace('\t', ' '))) {
            throw new Unfit(ProblemRefusals.TEXT_UNSEEN, "text");
        }
        return words;
    }

    /** How often the report was answered when whoever answers read it. */
    int version() throws Unfit {
        JsonNode version = body.path("version");
        if (!version.isInt() || version.asInt() < 0) {
            throw new Unfit(Refusal.MALFORMED, "version");
        }
        return version.asInt();
    }
}
