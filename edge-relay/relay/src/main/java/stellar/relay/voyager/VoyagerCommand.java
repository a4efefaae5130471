package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * Something Voyager can be asked to do. A kind says its method, its parameters, and what ends it; its constructor says
 * what a parameter may be, and an {@link IllegalArgumentException} with a sentence for a person what it may not.
 *
 * <p>Here are those that every session needs; the others are grouped by what they are about.
 */
public sealed interface VoyagerCommand
        permits VoyagerCommand.Abort,
                VoyagerCommand.AbortAction,
                VoyagerCommand.SetDashboardMode,
                VoyagerCommand.SetLogEvent,
                VoyagerCommand.GetStatus,
                VoyagerCommand.Authenticate,
                VoyagerCommand.Disconnect,
                EquipmentCommand,
                ImagingCommand,
                QuestionCommand,
                RoboTargetCommand {

    /** How long a command may take that says nothing else. */
    Duration USUAL_LIMIT = Duration.ofSeconds(30);

    /** How long a question of the link's own may take. */
    Duration QUESTION_LIMIT = Duration.ofSeconds(10);

    /** Voyager's own name of the method. */
    String method();

    /** The parameters, without {@code UID}. */
    default ObjectNode params() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The parameters of a request with this {@code UID}; they differ from {@link #params()} when they are signed. */
    default ObjectNode params(String uid) {
        return params();
    }

    /** What ends it. */
    default Completion completion() {
        return Completion.ByResult.within(USUAL_LIMIT);
    }

    /** False for the few methods whose parameters have no {@code UID}. */
    default boolean carriesUid() {
        return true;
    }

    /** True when it is sent at once, although another command runs. */
    default boolean overtakes() {
        return false;
    }

    /**
     * Stops what runs. Ends by acceptance; the proof is the {@code Signal} 503 that follows.
     *
     * @param everything true stops everything, false the current action
     */
    record Abort(boolean everything) implements VoyagerCommand {

        @Override
        public String method() {
            return "Abort";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("IsHalt", everything);
        }

        @Override
        public Completion completion() {
            return new Completion.ByAcceptance();
        }

        @Override
        public boolean carriesUid() {
            return false;
        }

        @Override
        public boolean overtakes() {
            return true;
        }
    }

    /**
     * Stops one action. It carries that action's {@code UID} and ends when that action reports that it was aborted.
     *
     * @param commandId the {@link Order#id()} of the command to stop
     */
    record AbortAction(String commandId) implements VoyagerCommand {

        public AbortAction {
            Limits.text("CommandId", commandId, 1, 100);
        }

        @Override
        public String method() {
            return "RemoteActionAbort";
        }

        @Override
        public Completion completion() {
            return new Completion.ByAbortOf(commandId, USUAL_LIMIT);
        }

        @Override
        public boolean overtakes() {
            return true;
        }
    }

    /** Switches the live data of this connection. */
    record SetDashboardMode(boolean on) implements VoyagerCommand {

        @Override
        public String method() {
            return "RemoteSetDashboardMode";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("IsOn", on);
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(QUESTION_LIMIT);
        }
    }

    /**
     * Switches the lines of Voyager's log.
     *
     * @param level Voyager's number for the least important line wanted
     */
    record SetLogEvent(boolean on, LogEvent.Level level) implements VoyagerCommand {

        @Override
        public String method() {
            return "RemoteSetLogEvent";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("IsOn", on).put("Level", level.code());
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(QUESTION_LIMIT);
        }
    }

    /** Asks how Voyager stands; the answer is its result. */
    record GetStatus() implements VoyagerCommand {

        @Override
        public String method() {
            return "RemoteGetStatus";
        }

        @Override
        public Completion completion() {
            return Completion.ByResult.within(QUESTION_LIMIT);
        }
    }

    /**
     * Logs in. Ends by acceptance: the good answer has an {@code authbase} and no {@code result}. Never printed.
     *
     * @param base base64 of {@code user:password}
     */
    record Authenticate(String base) implements VoyagerCommand {

        @Override
        public String method() {
            return "AuthenticateUserBase";
        }

        @Override
        public ObjectNode params() {
            return JsonNodeFactory.instance.objectNode().put("Base", base);
        }

        @Override
        public Completion completion() {
            return new Completion.ByAcceptance();
        }

        @Override
        public String toString() {
            return "Authenticate[hidden]";
        }
    }

    /** Says good-bye; Voyager closes the connection. */
    record Disconnect() implements VoyagerCommand {

        @Override
        public String method() {
            return "disconnect";
        }

        @Override
        public Completion completion() {
            return new Completion.ByAcceptance();
        }

        @Override
        public boolean overtakes() {
            return true;
        }
    }
}
