package stellar.simulator.night;

import java.util.Map;

/**
 * How an action ended.
 *
 * @param reason why it failed, a sentence; empty when it did not
 * @param values what it found out, by Voyager's names ({@code ParamRet})
 */
public record Outcome(ActionResult result, String reason, Map<String, Object> values) {

    public Outcome {
        values = Map.copyOf(values);
    }

    /** It went well and found nothing to tell. */
    public static Outcome ok() {
        return ok(Map.of());
    }

    /** It went well. */
    public static Outcome ok(Map<String, Object> values) {
        return new Outcome(ActionResult.OK, "", values);
    }

    /** It ended without what was asked for. */
    public static Outcome failed(String reason) {
        return new Outcome(ActionResult.FINISHED_ERROR, reason, Map.of());
    }

    /** It was stopped on the way. */
    public static Outcome aborted(String reason) {
        return new Outcome(ActionResult.ABORTED, reason, Map.of());
    }
}
