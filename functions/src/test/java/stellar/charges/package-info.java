@NullMarked
package stellar.charges;

import org.jspecify.annotations.NullMarked;
