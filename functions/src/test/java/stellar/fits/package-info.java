@NullMarked
package stellar.fits;

import org.jspecify.annotations.NullMarked;
