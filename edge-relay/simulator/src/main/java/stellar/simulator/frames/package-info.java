/**
 * The frames: star fields drawn for a place in the sky, or real files delivered as they are; their FITS files on a
 * bounded shelf, and their JPEG previews.
 *
 * <p>A drawn frame depends on its {@link stellar.simulator.night.Exposure} alone: the same place has the same stars in
 * every run, only the noise follows the run's seed.
 */
@NullMarked
package stellar.simulator.frames;

import org.jspecify.annotations.NullMarked;
