package stellar.local.topics;

/** A request that SNS does not fulfil; the message is for the caller. */
final class SnsRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    private SnsRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsRefusal invalid(String message) {
        return new SnsRefusal(400, "InvalidParameter", message);
    }

    static SnsRefusal missing(String message) {
        return new SnsRefusal(404, "NotFound", message);
    }

    static SnsRefusal disabled() {
        return new SnsRefusal(400, "EndpointDisabled", "Endpoint is disabled");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
