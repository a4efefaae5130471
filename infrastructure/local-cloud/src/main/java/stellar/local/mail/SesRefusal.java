package stellar.local.mail;

import stellar.local.gateway.Refusal;

/** A mail that SES does not take; the message is for the caller. */
final class SesRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private SesRefusal(int status, String type, String message) {
        super(status, type, message);
    }

    static SesRefusal bad(String message) {
        return new SesRefusal(400, "BadRequestException", message);
    }

    static SesRefusal missing(String message) {
        return new SesRefusal(404, "NotFoundException", message);
    }
}
