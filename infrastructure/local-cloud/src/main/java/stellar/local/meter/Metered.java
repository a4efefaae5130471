package stellar.local.meter;

/** What Amazon bills by use. Each is counted of something: a function, a table, an API, a bucket. */
public enum Metered {
    /** Requests to an HTTP API, one for each started 512 kB. */
    HTTP_REQUESTS,

    /** Messages to and from sockets, one for each started 32 kB. */
    SOCKET_MESSAGES,

    /** What was sent into sockets. */
    SOCKET_BYTES_OUT,

    /** What functions answered at addresses of their own, bodies and headers; such requests cost nothing themselves. */
    FUNCTION_BYTES_OUT,

    /** How long sockets were open. */
    SOCKET_MINUTES,

    /** Calls of a function. */
    INVOCATIONS,

    /** What a function held, for as long as it took: gibibytes times seconds. */
    GB_SECONDS,

    /** Calls that X-Ray recorded. */
    TRACES,

    /** Read request units of a table and its indexes. */
    READ_UNITS,

    /** Write request units of a table and its indexes. */
    WRITE_UNITS,

    /** Requests to a bucket that write or list. */
    OBJECT_WRITES,

    /** Requests to a bucket that read. */
    OBJECT_READS,

    /** Bytes of objects that somebody outside fetched; counted where they arrive. */
    OBJECT_BYTES_OUT,

    /** Bytes that lie in buckets; counted by whoever looks. */
    OBJECT_BYTES_STORED,

    /** Schedules that fired. */
    TIMERS,

    /** Mails that were taken. */
    MAILS,

    /** Messages to phones that were taken. */
    PHONE_MESSAGES,

    /** Lines of logs, with what CloudWatch adds to each. */
    LOG_BYTES,

    /** Requests that come by CloudFront: for files of the page, and to the HTTP API behind it. */
    EDGE_REQUESTS,

    /** What CloudFront gave out, bodies and headers. */
    EDGE_BYTES
}
