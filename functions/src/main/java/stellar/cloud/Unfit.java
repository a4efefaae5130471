package stellar.cloud;

/** A member or parameter of a request cannot be used. Thrown where a request is read, and answered where it came in. */
public final class Unfit extends Exception {

    private final transient Refusal refusal;
    private final String field;

    /** {@code field}: its name; empty when it is the whole body. */
    public Unfit(Refusal refusal, String field) {
        super(field, null, false, false);
        this.refusal = refusal;
        this.field = field;
    }

    public Refusal refusal() {
        return refusal;
    }

    public String field() {
        return field;
    }
}
