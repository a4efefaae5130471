package stellar.relay.spool;

/** Bytes of an image that wait to be uploaded, their event being acknowledged. */
public sealed interface Upload {

    /** Its number in the queue. */
    long id();

    /** The image's id, a UUID. */
    String image();

    /** Whose image it is. */
    String telescope();

    /**
     * A preview kept in the store ({@link UploadQueue#jpeg} gives its bytes).
     *
     * @param bytes its length
     */
    record Preview(long id, String image, String telescope, long bytes) implements Upload {}

    /**
     * A frame on the observatory's disk.
     *
     * @param file Voyager's own path of it
     */
    record Frame(long id, String image, String telescope, String file) implements Upload {}
}
