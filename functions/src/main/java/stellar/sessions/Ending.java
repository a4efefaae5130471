package stellar.sessions;

import java.time.Instant;

/** Why a session ends, and since when that is known. */
public record Ending(Why why, Instant since) {

    /** What ends a session. */
    public enum Why {
        /** Its slot is over. */
        SLOT_OVER("slot-over"),
        /** All frames of its plan were taken. */
        PLAN_DONE("plan-done"),
        /** Its user ended it. */
        ABORTED_BY_USER("aborted-by-user"),
        /** The telescope's operator ended it. */
        ABORTED_BY_OPERATOR("aborted-by-operator"),
        /** It had not begun when what was left of its slot held no frame any more. */
        TOO_LATE("too-late");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        /** As programs know it. */
        public String word() {
            return word;
        }
    }
}
