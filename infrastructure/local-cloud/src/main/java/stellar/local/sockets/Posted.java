package stellar.local.sockets;

/** What became of a message to a socket. */
enum Posted {
    /** It will be sent. */
    SENT,
    /** The caller does not read, and its buffer is full. */
    FULL,
    /** The socket is closed. */
    GONE
}
