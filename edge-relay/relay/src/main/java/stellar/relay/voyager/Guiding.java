package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * The guider, as {@link ControlData} shows it.
 *
 * @param connected it is connected
 * @param status what it does; older versions report settling by the same code 1
 * @param dither how the dither stands
 * @param xPixels one sample of the guiding error, not an RMS
 * @param yPixels one sample of the guiding error, not an RMS
 */
public record Guiding(
        @Nullable Boolean connected,
        @Nullable Status status,
        @Nullable Dither dither,
        Reading xPixels,
        Reading yPixels) {

    static Guiding read(Fields fields) {
        return new Guiding(
                fields.flag("GUIDECONN"),
                fields.coded("GUIDESTAT", Status.class),
                fields.coded("DITHSTAT", Dither.class),
                fields.number("GUIDEX"),
                fields.number("GUIDEY"));
    }

    /** What the guider does ({@code GUIDESTAT}). */
    public enum Status implements Coded {
        STOPPED(0),
        WAITING_SETTLE(1),
        RUNNING(2),
        TIMEOUT_SETTLE(3),
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

    /** How a dither stands ({@code DITHSTAT}). */
    public enum Dither implements Coded {
        STOPPED(0),
        RUNNING(1),
        WAITING_SETTLE(2),
        TIMEOUT_SETTLE(3),
        /** A code that is not in Voyager's documents. */
        UNLISTED(Coded.UNLISTED);

        private final int code;

        Dither(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
