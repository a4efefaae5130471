package stellar.simulator.night;

/** How an action stands or ended; the ordinal is Voyager's {@code ActionResultInt}. */
public enum ActionResult {
    NEED_INIT,
    READY,
    RUNNING,
    PAUSE,
    OK,
    FINISHED_ERROR,
    ABORTING,
    ABORTED,
    TIMEOUT,
    TIME_END,
    OK_PARTIAL
}
