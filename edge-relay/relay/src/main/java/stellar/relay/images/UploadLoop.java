package stellar.relay.images;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps an {@link Uploader} at work on a thread of its own: when woken, and every so often. A platform thread, since a
 * disk that hangs keeps whatever thread asked it, and would keep a virtual one's carrier.
 */
public final class UploadLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UploadLoop.class.getName());

    private final Uploader uploader;
    private final Duration lookEvery;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;

    /**
     * @param lookEvery how often to look although nobody woke it, since files grow whole and waits end by themselves
     */
    public UploadLoop(Uploader uploader, Duration lookEvery) {
        this.uploader = uploader;
        this.lookEvery = lookEvery;
        thread = Thread.ofPlatform()
                .name("uploads of " + uploader.telescope())
                .daemon()
                .start(this::run);
    }

    /** There may be something to upload. */
    public void wake() {
        woken.release();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                woken.drainPermits();
                if (!uploaded()) {
                    boolean ignored = woken.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean uploaded() throws InterruptedException {
        try {
            return uploader.uploadNext();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The relay's store did not answer the uploader; it is asked again.",
                    e);
            return false;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The uploader made a mistake; it goes on. Please report this.", e);
            return false;
        }
    }
}
