/**
 * Develops a frame: from the file a telescope's camera wrote to pictures that people can look at, and to figures about it.
 *
 * <p>{@link FramePixels} gives a FITS image's rows as a viewer sees them, from the top, mono or in colour. {@link Levels} counts its
 * values, {@link Stretch} makes the faint visible, {@link Reducer} makes it small, {@link JpegPicture} writes it, {@link StarFinder}
 * measures its stars. {@link Developer} does all of it in three looks at the file, in memory that goes with the frame's width.
 *
 * <p>Knows the JDK and {@link stellar.fits}.
 */
@NullMarked
package stellar.pictures;

import org.jspecify.annotations.NullMarked;
