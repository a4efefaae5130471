package stellar.nights;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about, and not for ever. */
final class Patience {

    private static final long LOOK_EACH_MILLIS = 20;

    private Patience() {}

    /**
     * Returns when it is so.
     *
     * @throws IllegalStateException when it is not within the limit
     */
    static void until(Duration limit, String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Waited " + limit.toSeconds() + " s for " + what + ", and it did not come.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EACH_MILLIS);
        }
    }
}
