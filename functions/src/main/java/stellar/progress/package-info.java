/**
 * How far sessions have come: derived in {@link stellar.progress.Progress} and nowhere else, from what the
 * session has counted and what its telescope last said.
 *
 * <p>Whoever listens to a session's channel is told {@code session.progress} at most once a second, and {@code image.ready} when
 * a preview can be fetched. Its beginning and end are told with the booking's own changes ({@code stellar.live}). A relay of
 * another make, which does not send Voyager's events, may report the four itself; they go the same way.
 *
 * <p>Table {@code progress}, by {@code booking} and {@code part}: {@code told} is when progress was last told, {@code reported}
 * what another relay last reported, {@code event#ID} a report that was taken. Every row dies by itself.
 */
@NullMarked
package stellar.progress;

import org.jspecify.annotations.NullMarked;
