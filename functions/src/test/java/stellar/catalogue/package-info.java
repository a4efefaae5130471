@NullMarked
package stellar.catalogue;

import org.jspecify.annotations.NullMarked;
