@NullMarked
package stellar.sharing;

import org.jspecify.annotations.NullMarked;
