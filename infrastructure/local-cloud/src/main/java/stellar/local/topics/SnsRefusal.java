package stellar.local.topics;

import stellar.local.gateway.Refusal;

/** A request that SNS does not fulfil; the message is for the caller. */
final class SnsRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private SnsRefusal(int status, String type, String message) {
        super(status, type, message);
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
}
