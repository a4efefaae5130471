package stellar.sharing;

import java.time.Instant;
import stellar.cloud.Language;

/** What a secret opens. */
sealed interface Link {

    /**
     * Somebody's calendar.
     *
     * @param user whose
     * @param language in which it is written when they chose none
     */
    record Calendar(String user, Language language) implements Link {}

    /**
     * The watching of one booking.
     *
     * @param booking of which
     * @param until from when on it opens nothing any more
     * @param isLate whether who has it sees everything a minute after it happened
     */
    record Spectator(String booking, Instant until, boolean isLate) implements Link {}
}
