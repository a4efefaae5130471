package stellar.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
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
 */
public record UploadGrant(
        int v,
        State state,
        @Nullable String url,
        Map<String, String> headers,
        @Nullable Instant expiresAt) {

    /** Whether there is anything to send. */
    public enum State {
        @JsonProperty("put")
        PUT,
        /** The cloud has these bytes already. */
        @JsonProperty("present")
        PRESENT
    }

    public UploadGrant {
        headers = Map.copyOf(headers);
    }
}
