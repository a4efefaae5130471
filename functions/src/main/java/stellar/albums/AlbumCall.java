package stellar.albums;

/** Has albums made. */
public interface AlbumCall {

    /**
     * Has whatever a booking's album lacks made, soon and at least once; returns before that.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when nobody took it over
     */
    void make(String booking);
}
