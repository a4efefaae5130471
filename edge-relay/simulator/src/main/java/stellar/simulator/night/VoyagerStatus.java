package stellar.simulator.night;

/** What Voyager as a whole is doing; the ordinal is {@code VOYSTAT}. */
public enum VoyagerStatus {
    STOPPED(Signal.STOPPED),
    IDLE(Signal.IDLE),
    RUN(Signal.RUNNING),
    ERROR(Signal.ERROR),
    UNDEFINED(Signal.UNDEFINED),
    WARNING(Signal.WARNING);

    private final Signal signal;

    VoyagerStatus(Signal signal) {
        this.signal = signal;
    }

    /** The signal that tells everybody of a change to this status. */
    public Signal signal() {
        return signal;
    }
}
