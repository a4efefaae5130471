package stellar.relay.voyager;

/** Voyager's immediate answer to a request; only its sender gets it. */
public sealed interface Answer extends Frame {

    /** The request's own {@code id}. */
    int id();

    /** Voyager will do it, or, for a login, has let us in. */
    record Accepted(int id) implements Answer {}

    /**
     * Voyager will not do it.
     *
     * @param code Voyager's number for the reason, 0 when it gave none
     * @param message Voyager's own words, empty when it gave none
     */
    record Refused(int id, int code, String message) implements Answer {}
}
