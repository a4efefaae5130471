@NullMarked
package stellar.pictures;

import org.jspecify.annotations.NullMarked;
