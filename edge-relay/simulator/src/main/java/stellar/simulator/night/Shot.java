package stellar.simulator.night;

/**
 * How far the camera is with its present frame.
 *
 * @param fileName the name the frame will have
 * @param exposureSeconds whole length of the exposure
 * @param elapsedSeconds time since the shutter opened, at most the whole length
 */
public record Shot(String fileName, double exposureSeconds, double elapsedSeconds, Phase phase) {

    /** Where the frame is; the ordinal is Voyager's {@code ShotRunning} status. */
    public enum Phase {
        IDLE,
        EXPOSE,
        DOWNLOAD,
        WAIT_JPG,
        ERROR
    }

    /** 0 to 100. */
    public int elapsedPercent() {
        return exposureSeconds <= 0 ? 100 : Math.clamp(Math.round(100 * elapsedSeconds / exposureSeconds), 0, 100);
    }
}
