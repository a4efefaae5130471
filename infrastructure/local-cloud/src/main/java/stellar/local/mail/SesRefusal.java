package stellar.local.mail;

/** A mail that SES does not take; the message is for the caller. */
final class SesRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    private SesRefusal(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    static SesRefusal bad(String message) {
        return new SesRefusal(400, "BadRequestException", message);
    }

    static SesRefusal missing(String message) {
        return new SesRefusal(404, "NotFoundException", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
