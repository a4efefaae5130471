package stellar.relay.inlet;

/**
 * What was read from Voyager and is not on disk yet. Above either bound the reader is paused; it goes on when half of
 * both is free again. Safe for several threads.
 */
final class Backlog {

    private final int maxEvents;
    private final long maxBytes;
    private Runnable pause = () -> {};
    private Runnable resume = () -> {};
    private int events;
    private long bytes;
    private boolean paused;

    Backlog(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    synchronized void reader(Runnable pauses, Runnable resumes) {
        pause = pauses;
        resume = resumes;
    }

    synchronized void add(long eventBytes) {
        events++;
        bytes += eventBytes;
        if (!paused && (events > maxEvents || bytes > maxBytes)) {
            paused = true;
            pause.run();
        }
    }

    synchronized void remove(long eventBytes) {
        events--;
        bytes -= eventBytes;
        if (paused && events <= maxEvents / 2 && bytes <= maxBytes / 2) {
            paused = false;
            resume.run();
        }
    }
}
