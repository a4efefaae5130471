package stellar.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the relay stands with one Voyager: the {@code data} of an event of type {@link EventType#CONNECTION_STATE}.
 *
 * @param voyager the state the connection entered
 * @param reason why, as a full sentence for the operator; absent when there is nothing to say
 * @param reconnectAttempts attempts since the connection was last up
 */
public record ConnectionState(State voyager, @Nullable String reason, int reconnectAttempts) {

    /** The states of a connection to a Voyager. */
    public enum State {
        /** No connection; the relay tries again by itself. */
        @JsonProperty("disconnected")
        DISCONNECTED,
        /** Connected and logged in; events flow. */
        @JsonProperty("connected")
        CONNECTED,
        /** Voyager turned the login down; it helps only to mend the password. */
        @JsonProperty("refused")
        REFUSED,
        /** Voyager said that it is shutting down. */
        @JsonProperty("shutDown")
        SHUT_DOWN
    }
}
