@NullMarked
package stellar.cost;

import org.jspecify.annotations.NullMarked;
