@NullMarked
package stellar.images;

import org.jspecify.annotations.NullMarked;
