package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An action that a client asked for has ended. Voyager tells everybody, so it may be another client's.
 *
 * @param uid the request's {@code UID}
 * @param status how it ended
 * @param code Voyager's number for {@code status}
 * @param reason why it failed, in Voyager's words ({@code Motivo})
 * @param result what the action gives back ({@code ParamRet})
 */
public record RemoteActionResult(
        @Nullable String uid,
        @Nullable Status status,
        @Nullable Integer code,
        @Nullable String reason,
        @Nullable ObjectNode result,
        Envelope envelope)
        implements VoyagerEvent {

    static RemoteActionResult read(Fields fields) {
        Status status = fields.coded("ActionResultInt", Status.class);
        return new RemoteActionResult(
                fields.text("UID"),
                status,
                status == Status.UNLISTED || status == null
                        ? fields.integer("ActionResultInt")
                        : Integer.valueOf(status.code()),
                fields.text("Motivo"),
                fields.object("ParamRet"),
                fields.envelope());
    }

    /** How an action stands ({@code ActionResultInt}). */
    public enum Status implements Coded {
        NEED_INIT(0),
        READY(1),
        RUNNING(2),
        PAUSE(3),
        OK(4),
        FINISHED_ERROR(5),
        ABORTING(6),
        ABORTED(7),
        TIMEOUT(8),
        TIME_END(9),
        OK_PARTIAL(10),
        /** A code that is not in Voyager's documents. */
        UNLISTED(Coded.UNLISTED);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
