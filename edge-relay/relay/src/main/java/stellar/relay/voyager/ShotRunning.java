package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * How far the running exposure is: when it starts, every second, when it ends.
 *
 * <p>An older shape has {@code Total} and {@code Remain} where this one has {@code Expo} and {@code Elapsed}; it reads
 * the same.
 *
 * @param file the file it will be, a name or a Windows path, untrusted
 * @param status what the camera does
 * @param totalSeconds the whole exposure
 * @param elapsedSeconds exposed so far
 * @param progressPercent exposed so far, 0 to 100
 */
public record ShotRunning(
        @Nullable String file,
        @Nullable Status status,
        Reading totalSeconds,
        Reading elapsedSeconds,
        Reading progressPercent,
        Envelope envelope)
        implements VoyagerEvent {

    static ShotRunning read(Fields fields) {
        boolean older = fields.has("Remain") || fields.has("Total");
        Reading total = older ? fields.number("Total") : fields.number("Expo");
        Reading elapsed = older ? left(total, fields.number("Remain")) : fields.number("Elapsed");
        Reading progress = older ? share(elapsed, total) : fields.number("ElapsedPerc");
        return new ShotRunning(
                fields.text("File"),
                fields.coded("Status", Status.class),
                total,
                elapsed,
                progress instanceof Reading.Measured(double percent)
                        ? new Reading.Measured(Math.clamp(percent, 0, 100))
                        : progress,
                fields.envelope());
    }

    /** Seconds still to go, never below zero. */
    public Reading remainingSeconds() {
        return left(totalSeconds, elapsedSeconds);
    }

    private static Reading left(Reading whole, Reading part) {
        return whole instanceof Reading.Measured(double all) && part instanceof Reading.Measured(double some)
                ? new Reading.Measured(Math.max(0, all - some))
                : Reading.None.ABSENT;
    }

    private static Reading share(Reading part, Reading whole) {
        return part instanceof Reading.Measured(double some) && whole instanceof Reading.Measured(double all) && all > 0
                ? new Reading.Measured(100 * some / all)
                : Reading.None.ABSENT;
    }

    /** What the camera does. */
    public enum Status implements Coded {
        IDLE(0),
        EXPOSE(1),
        DOWNLOAD(2),
        WAIT_JPG(3),
        ERROR(4),
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
