@NullMarked
package stellar.relays;

import org.jspecify.annotations.NullMarked;
