@NullMarked
package stellar.albums.zip;

import org.jspecify.annotations.NullMarked;
