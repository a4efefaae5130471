@NullMarked
package stellar.waiting;

import org.jspecify.annotations.NullMarked;
