/**
 * Reads images from FITS files (FITS standard 4.0, Pence et al. 2010, A&A 524, A42; fits.gsfc.nasa.gov/fits_standard.html)
 * row by row, so that memory goes with an image's width and not with its file.
 *
 * <p>{@link FitsFile} finds the first image, in the primary header or in an IMAGE extension, and says what is wrong with a
 * file that it cannot read ({@link FlawedFits}), before anything of the size that a header claims is allocated. Whole numbers
 * of 8, 16, 32 and 64 bits and floats of 32 and 64 are read, with BSCALE, BZERO and BLANK. Of a cube of three planes all are
 * read as red, green and blue; of any other cube the first. Tile-compressed images are refused, and so is what is no image.
 *
 * <p>Knows the JDK alone.
 */
@NullMarked
package stellar.fits;

import org.jspecify.annotations.NullMarked;
