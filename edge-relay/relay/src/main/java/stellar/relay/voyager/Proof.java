package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.relay.voyager.RemoteActionResult.Status;

/** What the result of an action must say for the command to be done. A bad status is a failure whatever else it says. */
public sealed interface Proof {

    /** The status alone. */
    record ByStatus() implements Proof {}

    /**
     * A field of {@code ParamRet}: Voyager reports that the action ended well and there says how.
     *
     * @param name the field
     * @param meanings what its values mean, written as text and in lower case
     */
    record ByField(String name, Map<String, Meaning> meanings) implements Proof {

        public ByField {
            meanings = Map.copyOf(meanings);
        }
    }

    /** The {@link AutoFocusResult} that came while the action ran, if one came. */
    record ByFocus() implements Proof {}

    /**
     * What a value means.
     *
     * @param done whether what was asked for is done
     * @param remark a full sentence for a person; absent when there is nothing to add
     */
    record Meaning(boolean done, @Nullable String remark) {}

    /**
     * How the command ended, by this result.
     *
     * @param focus the last focus run that ended while it ran
     */
    default CommandAnswer judge(RemoteActionResult result, @Nullable AutoFocusResult focus) {
        Status status = result.status();
        String reason = result.reason();
        if (status == null || status == Status.UNLISTED) {
            return new CommandAnswer.Unclear(
                    "Voyager reported the end of the action in a way that this relay cannot read.", result.result());
        }
        if (status != Status.OK && status != Status.OK_PARTIAL) {
            return new CommandAnswer.Failed(reason == null ? words(status) : reason, result.result());
        }
        return switch (this) {
            case ByStatus() -> new CommandAnswer.Finished(reason, result.result());
            case ByField(String name, var meanings) -> byField(name, meanings, reason, result.result());
            case ByFocus() -> byFocus(focus, reason, result.result());
        };
    }

    private static CommandAnswer byField(
            String name, Map<String, Meaning> meanings, @Nullable String reason, @Nullable ObjectNode paramRet) {
        String value = paramRet == null ? null : new Fields(paramRet, List.of()).text(name);
        Meaning meaning = value == null ? null : meanings.get(value.strip().toLowerCase(Locale.ROOT));
        if (meaning == null) {
            return new CommandAnswer.Unclear(
                    "Voyager reported that the action ended, but its " + name + " does not say how.", paramRet);
        }
        String remark = meaning.remark() == null ? reason : meaning.remark();
        return meaning.done()
                ? new CommandAnswer.Finished(remark, paramRet)
                : new CommandAnswer.Failed(
                        remark == null ? "Voyager did not reach what was asked for." : remark, paramRet);
    }

    private static CommandAnswer byFocus(
            @Nullable AutoFocusResult focus, @Nullable String reason, @Nullable ObjectNode paramRet) {
        if (focus != null && !Boolean.TRUE.equals(focus.empty()) && Boolean.FALSE.equals(focus.done())) {
            String error = focus.lastError();
            return new CommandAnswer.Failed(
                    "The focus run found no focus." + (error == null ? "" : " Voyager says: " + error), paramRet);
        }
        return new CommandAnswer.Finished(reason, paramRet);
    }

    private static String words(Status status) {
        return switch (status) {
            case ABORTED, ABORTING -> "It was aborted.";
            case TIMEOUT, TIME_END -> "Voyager's own time for it ran out.";
            case FINISHED_ERROR -> "Voyager ended it with an error and gave no reason.";
            case NEED_INIT, READY, RUNNING, PAUSE, OK, OK_PARTIAL, UNLISTED ->
                "Voyager ended it as " + status + " and gave no reason.";
        };
    }
}
