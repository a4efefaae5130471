/**
 * Moving pictures of a night: a film (H.264 in MP4) and a small animation (GIF), out of the pictures of its frames, one at a
 * time, with a line of text in each. Nothing here draws by the JDK's fonts and graphics, which a function's machine may lack.
 */
@NullMarked
package stellar.albums.film;

import org.jspecify.annotations.NullMarked;
