/**
 * {@code ./stellar bench images}: a frame to its three JPEGs, each time by a new process as a function's cold start or a person at a
 * command line would do it, beside what a person would use instead: Siril's and ImageMagick's command lines, and Astropy with Pillow,
 * where these are installed. And beside the limit: the file read once and the three JPEGs encoded by the same encoder, nothing else.
 *
 * <p>All get the same files and write JPEGs of the same three sizes. Ours also counts levels, finds stars and keeps a linear copy; the
 * others do not.
 */
@NullMarked
package stellar.bench.images;

import org.jspecify.annotations.NullMarked;
