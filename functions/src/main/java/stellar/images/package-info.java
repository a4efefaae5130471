/**
 * The images: a row each, made by the events that tell of it, completed when its bytes arrive in the bucket, and again when its
 * frame was developed ({@link stellar.images.Darkroom}).
 *
 * <p>Table {@code images}, by telescope and image id; behind an id and {@code #levels} its histograms. The index {@code byTime}
 * (telescope, {@code takenOrder}) holds type and filter, {@code byBooking} keys only; both follow the table by up to a second, so a
 * list takes its order from the index and its rows from the table.
 * Objects live under keys the cloud makes ({@link stellar.images.ImageKey}); no name from outside is part of one.
 */
@NullMarked
package stellar.images;

import org.jspecify.annotations.NullMarked;
