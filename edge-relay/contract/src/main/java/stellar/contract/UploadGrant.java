package stellar.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leave to put an image's bytes under a key the cloud made.
 *
 * @param v version of this message, {@value Batch#VERSION}
 * @param state whether there is anything to send
 * @param url where to PUT the bytes, signed; absent when there is nothing to send
 * @param headers headers that are part of the signature and must be sent exactly so
 * @param expiresAt when the leave ends; absent when there is nothing to send
 * @param parts where to PUT parts; absent unless the state is {@link State#PARTS}
 */
public record UploadGrant(
        int v,
        State state,
        @Nullable String url,
        Map<String, String> headers,
        @Nullable Instant expiresAt,
        @Nullable Parts parts) {

    /** An answer about bytes that are sent as one. */
    public UploadGrant(
            int v, State state, @Nullable String url, Map<String, String> headers, @Nullable Instant expiresAt) {
        this(v, state, url, headers, expiresAt, null);
    }

    /** An answer that gives no place. */
    public static UploadGrant of(State state) {
        return new UploadGrant(Batch.VERSION, state, null, Map.of(), null);
    }

    /**
     * Places for parts.
     *
     * @param upload the cloud's name for this upload, to be said again with every further request
     * @param leaves a place for each part that was wanted
     */
    public record Parts(String upload, List<Leave> leaves) {
        public Parts {
            leaves = List.copyOf(leaves);
        }
    }

    /**
     * A place for one part.
     *
     * @param number which part, from 1
     * @param url where to PUT it, signed
     * @param headers headers that are part of the signature and must be sent exactly so
     */
    public record Leave(int number, String url, Map<String, String> headers) {
        public Leave {
            headers = Map.copyOf(headers);
        }
    }

    /** Whether there is anything to send. */
    public enum State {
        @JsonProperty("put")
        PUT,
        /** The cloud has these bytes already. */
        @JsonProperty("present")
        PRESENT,
        /** The bytes are sent in parts; only given to a relay that asked so. */
        @JsonProperty("parts")
        PARTS,
        /** There is no such upload in parts any more; begin anew, without its name. */
        @JsonProperty("forgotten")
        FORGOTTEN
    }

    public UploadGrant {
        headers = Map.copyOf(headers);
    }
}
