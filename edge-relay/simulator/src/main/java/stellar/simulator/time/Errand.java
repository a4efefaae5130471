package stellar.simulator.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Work in steps that takes time, written as plain code: it pauses for a slew, a download, a settling, while the
 * agenda goes on. It runs on a thread of its own, but only while whoever started or woke it waits, so that it holds
 * the floor like everybody else.
 */
public final class Errand {
    private static final ScopedValue<Errand> CURRENT = ScopedValue.newInstance();

    private final Agenda agenda;
    private final Thread thread;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private @Nullable Appointment waking;
    private @Nullable Throwable mishap;
    private boolean aborted;
    private boolean finished;

    private Errand(Agenda agenda, String name, Runnable work) {
        this.agenda = agenda;
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(work));
    }

    /** Starts the work at once; returns at its first pause or its end. Needs the floor. */
    public static Errand begin(Agenda agenda, String name, Runnable work) {
        var errand = new Errand(agenda, name, work);
        agenda.lendFloor(errand.thread, () -> {
            errand.thread.start();
            errand.back.acquireUninterruptibly();
        });
        errand.tellMishap();
        return errand;
    }

    /**
     * The errand on whose thread this is called.
     *
     * @throws IllegalStateException outside every errand
     */
    public static Errand current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("Only an errand may take night time."));
    }

    /** Lets the time pass; only the errand itself may call this. Throws {@link Aborted} when it was told to stop. */
    public void pause(Duration howLong) {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("Only the errand " + thread.getName() + " itself may pause.");
        }
        stopIfAborted();
        waking = agenda.in(howLong, this::giveTurn);
        back.release();
        turn.acquireUninterruptibly();
        waking = null;
        stopIfAborted();
    }

    /** Stops the work at its present pause: it has unwound, finally-blocks and all, when this returns. */
    public void abort() {
        aborted = true;
        if (Thread.currentThread() == thread) {
            throw new Aborted();
        }
        if (waking != null) {
            waking.cancel();
        }
        if (!finished) {
            giveTurn();
        }
    }

    /** True until the work has returned, thrown or been aborted. */
    public boolean isUnderWay() {
        return !finished;
    }

    private void giveTurn() {
        agenda.lendFloor(thread, () -> {
            turn.release();
            back.acquireUninterruptibly();
        });
        tellMishap();
    }

    private void tellMishap() {
        Throwable thrown = mishap;
        mishap = null;
        if (thrown != null) {
            throw new IllegalStateException("The errand " + thread.getName() + " failed: " + thrown, thrown);
        }
    }

    private void stopIfAborted() {
        if (aborted) {
            throw new Aborted();
        }
    }

    private void run(Runnable work) {
        try {
            ScopedValue.where(CURRENT, this).run(work);
        } catch (Aborted stopped) {
            // The one who aborted knows.
        } catch (RuntimeException | Error thrown) {
            mishap = thrown;
        } finally {
            finished = true;
            back.release();
        }
    }

    /** Thrown through an errand that was told to stop; code on the way may tidy up but must let it pass. */
    public static final class Aborted extends RuntimeException {
        Aborted() {
            super("The errand was aborted.", null, false, false);
        }
    }
}
