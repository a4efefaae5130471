package stellar.relay.uplink;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import stellar.contract.Problem;

/** What came of a request to the cloud. */
public sealed interface CloudAnswer {

    /** The cloud did it. */
    @SuppressWarnings("ArrayRecordComponent") // Read once, compared by nobody.
    record Accepted(byte[] body) implements CloudAnswer {}

    /** The cloud will not do it as it was asked; asking the same again is of no use. */
    record Refused(Problem problem) implements CloudAnswer {}

    /**
     * Not now: no answer, too much asked, or trouble at the cloud's side.
     *
     * @param after what the cloud wants us to wait at least, absent when it did not say
     * @param why a full sentence for the operator
     */
    record Later(@Nullable Duration after, String why) implements CloudAnswer {}

    /**
     * No whole answer in time: perhaps too much was asked at once for the way there.
     *
     * @param why a full sentence for the operator
     */
    record Slow(String why) implements CloudAnswer {}
}
