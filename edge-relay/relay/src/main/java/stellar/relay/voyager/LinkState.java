package stellar.relay.voyager;

/** How a link stands with its Voyager. */
public enum LinkState {
    /** No connection; the link tries again by itself. */
    DISCONNECTED,
    /** Connected and, where it is asked for, logged in; events flow. */
    CONNECTED,
    /** Voyager turned the login down; the link tries again slowly. */
    REFUSED,
    /** Voyager said that it closes; the link tries again slowly. */
    SHUT_DOWN
}
