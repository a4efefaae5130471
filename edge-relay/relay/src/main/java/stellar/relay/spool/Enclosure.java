package stellar.relay.spool;

/** What is kept together with an event, in the same transaction. */
public sealed interface Enclosure {

    /** Nothing. */
    record Nothing() implements Enclosure {}

    /**
     * A frame that Voyager saved: it gets an image id and its file is queued for upload.
     *
     * @param file Voyager's own path of the file
     */
    record Frame(String file) implements Enclosure {}

    /**
     * A preview of a frame: it gets the image id of its frame, or a new one, and its bytes are queued for upload.
     *
     * @param file Voyager's own path of the frame
     * @param jpeg the preview, empty when Voyager sent none; the caller leaves the array alone from here on
     */
    @SuppressWarnings("ArrayRecordComponent") // Megabytes, handed over once and compared by nobody.
    record Preview(String file, byte[] jpeg) implements Enclosure {}

    /** The event tells a state that holds until the next of its type; {@link Outbox#lastState} gives it back. */
    record State() implements Enclosure {}
}
