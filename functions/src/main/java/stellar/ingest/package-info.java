/**
 * What comes in from observatories: batches of events, and the bytes of images.
 *
 * <p>The promise: a durable event takes effect exactly once, in the order of its relay. It rests on one conditional
 * transaction a batch, on the relay's position {@code {epoch, seq}}: every row a batch makes is written with the step
 * from the number before its first event to its last, or none is. A batch that was applied before finds the position
 * past it and changes nothing; one that overlaps loses what was seen; one that leaves a gap is refused. The step of
 * each telescope's own position is in the same transaction, so the chain of live frames never skips.
 *
 * <p>Telemetry is outside that promise: each value is kept if it is newer than the one there.
 */
@NullMarked
package stellar.ingest;

import org.jspecify.annotations.NullMarked;
