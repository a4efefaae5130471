package stellar.relay.alone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep.Step;
import stellar.contract.Wire;

/** Something the rules can have done to a telescope. */
enum Act {
    /** Stop everything, because it is unsafe. */
    ABORT("Abort", Step.ABORTED, "Everything was stopped.", "The telescope could not be stopped"),
    /** Park the mount, after the stop. */
    PARK("RemoteMountFastCommand", Step.PARKED, "The mount was parked.", "The mount could not be parked"),
    /** Switch the target off, because the slot is over. */
    DEACTIVATE(
            "RoboTargetSetTargetStatus",
            Step.TARGET_DEACTIVATED,
            "Its target was deactivated.",
            "The target could not be deactivated"),
    /** Stop everything, because the slot is over and the target could not be switched off. */
    STOP("Abort", Step.ABORTED, "Everything was stopped.", "The telescope could not be stopped");

    private static final int PARK_COMMAND = 3;
    private static final int INACTIVE = 1;

    private final String method;
    private final Step step;
    private final String done;
    private final String failed;

    Act(String method, Step step, String done, String failed) {
        this.method = method;
        this.step = step;
        this.done = done;
        this.failed = failed;
    }

    String method() {
        return method;
    }

    /** How it is told once it is done. */
    Step step() {
        return step;
    }

    /** A sentence that says it is done. */
    String done() {
        return done;
    }

    /** The beginning of a sentence that says it is not. */
    String failed() {
        return failed;
    }

    ObjectNode params(RunningSession session) {
        ObjectNode params = Wire.object();
        return switch (this) {
            case ABORT, STOP -> params.put("IsHalt", true);
            case PARK -> params.put("CommandType", PARK_COMMAND);
            case DEACTIVATE -> params.put("RefGuidTarget", session.targetGuid()).put("Status", INACTIVE);
        };
    }
}
