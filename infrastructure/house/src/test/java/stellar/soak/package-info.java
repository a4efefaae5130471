@NullMarked
package stellar.soak;

import org.jspecify.annotations.NullMarked;
