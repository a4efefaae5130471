package stellar.local.gateway;

/** A request that a service of AWS does not fulfil, in the service's own words; the message is for the caller. */
public abstract class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    /**
     * A refusal.
     *
     * @param type what the service calls it, by which its clients know it
     */
    protected Refusal(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** Of the response. */
    public final int status() {
        return status;
    }

    /** What the service calls it. */
    public final String type() {
        return type;
    }

    /** For the caller. */
    public final String message() {
        return String.valueOf(getMessage());
    }
}
