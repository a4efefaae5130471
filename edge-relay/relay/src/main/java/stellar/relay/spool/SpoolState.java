package stellar.relay.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the store stands, for people.
 *
 * @param epoch the epoch it counts in
 * @param ackedSeq the last number the cloud has acknowledged
 * @param waiting events that wait for the cloud; above 10,000, those set aside among them are counted too
 * @param oldestAt when the oldest of them happened, absent when none waits
 * @param uploadsWaiting image bytes that wait for their upload
 * @param uploadsGivenUp uploads that will never succeed, ever
 * @param setAside events the cloud refused, ever
 * @param droppedPreviews previews not kept for want of room, ever
 * @param droppedEvents events dropped for want of room, ever
 * @param lostEvents numbers of events that a restored cloud missed and that were kept no longer, ever
 * @param bytesInUse bytes in use in the store's file
 * @param damagedFiles damaged stores that lie set aside in the directory
 * @param uploadsDone uploads the cloud has, ever
 * @param reserveHeld whether there is room in reserve; while there is none, only what must be kept is written
 */
public record SpoolState(
        long epoch,
        long ackedSeq,
        long waiting,
        @Nullable Instant oldestAt,
        long uploadsWaiting,
        long uploadsGivenUp,
        long setAside,
        long droppedPreviews,
        long droppedEvents,
        long lostEvents,
        long bytesInUse,
        long damagedFiles,
        long uploadsDone,
        boolean reserveHeld) {}
