/**
 * Calls functions with what changed in tables, as Lambda does with DynamoDB streams.
 *
 * <p>The promise: a function is called with every record of the stream it reads, at least once, in the order of the
 * writes; how far it has come is on disk before it is called with the next records, so a restart goes on there. A batch
 * that fails holds up what comes after it, until it has been tried as often as the template says; then it is a dead
 * letter, and the stream goes on.
 *
 * <p>{@link stellar.local.streams.StreamReader} reads a stream for one function, {@link stellar.local.streams.Delivery}
 * brings a batch to it, {@link stellar.local.streams.Position} keeps how far that came.
 */
@NullMarked
package stellar.local.streams;

import org.jspecify.annotations.NullMarked;
