package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * The camera, as {@link ControlData} shows it.
 *
 * @param connected it is connected
 * @param temperature of the chip, °C
 * @param setPoint what the cooler is to reach, °C
 * @param powerPercent of the cooler
 * @param cooling the cooler is on
 * @param status of the cooler
 */
public record Camera(
        @Nullable Boolean connected,
        Reading temperature,
        Reading setPoint,
        Reading powerPercent,
        @Nullable Boolean cooling,
        @Nullable Status status) {

    static Camera read(Fields fields) {
        return new Camera(
                fields.flag("CCDCONN"),
                fields.number("CCDTEMP"),
                fields.number("CCDSETP"),
                fields.number("CCDPOW"),
                fields.flag("CCDCOOL"),
                fields.coded("CCDSTAT", Status.class));
    }

    /** What the cooler does ({@code CCDSTAT}). */
    public enum Status implements Coded {
        INIT(0),
        UNDEF(1),
        NO_COOLER(2),
        OFF(3),
        COOLING(4),
        COOLED(5),
        TIMEOUT_COOLING(6),
        WARMUP_RUNNING(7),
        WARMUP_END(8),
        ERROR(9),
        /** A code that is not in Voyager's documents. */
        UNLISTED(Coded.UNLISTED);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
