package stellar.simulator.night;

/** The signals this night gives, with Voyager's codes. */
public enum Signal {
    AUTOFOCUS_ERROR(1),
    QUEUE_EMPTY(2),
    PRECISE_POINTING(4),
    AUTOFOCUS(5),
    SETUP_CONNECT(15),
    SETUP_DISCONNECT(16),
    SHOT(18),
    COOLING(19),
    FILTER_CHANGE(24),
    PLATE_SOLVE(25),
    GOTO(31),
    ERROR(500),
    IDLE(501),
    RUNNING(502),
    STOPPED(503),
    UNDEFINED(504),
    WARNING(505);

    private final int code;

    Signal(int code) {
        this.code = code;
    }

    /** Voyager's number for it. */
    public int code() {
        return code;
    }
}
