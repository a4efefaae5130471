package stellar.cloud;

/**
 * What functions measure of themselves beyond what AWS does, for {@code infrastructure/console}. Each costs by the month, so none
 * is kept by telescope or relay: those stand beside it, in the line.
 */
public enum Figure {
    /** From the newest durable event of a batch to the last post of it: what those who watch wait beyond their own network. */
    EVENT_TO_BROWSER("EventToBrowser", "Milliseconds"),

    /** A relay spoke; once a minute of each, for each instance of the function. */
    RELAY_HEARD("RelayHeard", "Count"),

    /** A look at a session found that it waits for a relay that is silent. */
    RELAY_AWAITED("RelayAwaited", "Count"),

    /** Sessions that something is still to be done for, at a sweep. */
    SESSIONS_OPEN("SessionsOpen", "Count"),

    /** Of those, the ones that were begun. */
    SESSIONS_BEGUN("SessionsBegun", "Count"),

    /** Relays of sessions that were begun and that are silent, at a sweep. */
    RELAYS_SILENT("RelaysSilent", "Count"),

    /** Somebody wanted a socket without a ticket that is good, or from a page that is not ours. */
    SOCKET_DENIED("SocketDenied", "Count");

    /** Where CloudWatch keeps them. */
    public static final String NAMESPACE = "Stellar";

    private final String shown;
    private final String unit;

    Figure(String shown, String unit) {
        this.shown = shown;
        this.unit = unit;
    }

    /** What it is called in CloudWatch. */
    public String shown() {
        return shown;
    }

    /** Its unit, as CloudWatch names it. */
    public String unit() {
        return unit;
    }
}
