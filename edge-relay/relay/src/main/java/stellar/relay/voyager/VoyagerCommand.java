package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Something Voyager can be asked to do. A kind says its method, its parameters, and what ends it. */
public sealed interface VoyagerCommand {

    /** Voyager's own name of the method. */
    String method();

    /** The parameters, without {@code UID}. */
    ObjectNode params();

    /** What ends it. */
    Completion completion();

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
            return empty().put("IsHalt", everything);
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

    /** Switches the live data of this connection. */
    record SetDashboardMode(boolean on) implements VoyagerCommand {

        @Override
        public String method() {
            return "RemoteSetDashboardMode";
        }

        @Override
        public ObjectNode params() {
            return empty().put("IsOn", on);
        }

        @Override
        public Completion completion() {
            return new Completion.ByResult(Duration.ofSeconds(10));
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
            return empty().put("IsOn", on).put("Level", level.code());
        }

        @Override
        public Completion completion() {
            return new Completion.ByResult(Duration.ofSeconds(10));
        }
    }

    /** Asks how Voyager stands; the answer is its result. */
    record GetStatus() implements VoyagerCommand {

        @Override
        public String method() {
            return "RemoteGetStatus";
        }

        @Override
        public ObjectNode params() {
            return empty();
        }

        @Override
        public Completion completion() {
            return new Completion.ByResult(Duration.ofSeconds(10));
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
            return empty().put("Base", base);
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
        public ObjectNode params() {
            return empty();
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

    /**
     * Starts a script from its beginning. It has no result: it is done when the live data name a running script.
     *
     * @param file the script's name or path on Voyager's computer
     */
    record RunDragScript(String file) implements VoyagerCommand {

        @Override
        public String method() {
            return "RemoteDragScript";
        }

        @Override
        public ObjectNode params() {
            return empty().put("DragScriptFile", file).put("StartNodeUID", "");
        }

        @Override
        public Completion completion() {
            return new Completion.ByState(
                    Duration.ofSeconds(30),
                    event ->
                            event instanceof ControlData data && data.sequence().script() != null);
        }
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
