package stellar.simulator.night;

/** What kind of line Voyager logs; its type number counts from 1 in this order. */
public enum LogKind {
    DEBUG,
    INFO,
    WARNING,
    CRITICAL,
    TITLE,
    SUBTITLE,
    EVENT,
    REQUEST,
    EMERGENCY,
    ROBOTARGET;

    /** Voyager's number for it. */
    @SuppressWarnings("EnumOrdinal") // The order above is Voyager's numbering.
    public int type() {
        return ordinal() + 1;
    }
}
