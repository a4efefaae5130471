@NullMarked
package stellar.albums.film;

import org.jspecify.annotations.NullMarked;
