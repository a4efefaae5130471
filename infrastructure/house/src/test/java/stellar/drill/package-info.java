@NullMarked
package stellar.drill;

import org.jspecify.annotations.NullMarked;
