@NullMarked
package stellar.albums;

import org.jspecify.annotations.NullMarked;
