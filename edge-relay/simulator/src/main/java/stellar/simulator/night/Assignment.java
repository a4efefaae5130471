package stellar.simulator.night;

import java.util.Optional;

/** A target and the frames wanted of it, handed out one by one. */
public interface Assignment {
    /** Whose wish it is, in the scheduler's words; empty when nobody's. */
    String wish();

    /** What to point at. */
    Target target();

    /** The sequence's name as Voyager shows it while it runs. */
    String sequence();

    /** The script's name as Voyager shows it while it runs; empty when no script does. */
    String dragScript();

    /** The next frame, or none when all are taken. Asking twice gives the same. */
    Optional<ShotOrder> nextShot();

    /** The frame that {@link #nextShot} gave lies on the disk. */
    void taken(ShotOrder order, Journal.SavedFrame frame);

    /** Seconds of exposure in all. */
    double totalSeconds();

    /** Seconds of exposure that are done. */
    double doneSeconds();
}
