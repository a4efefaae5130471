@NullMarked
package stellar.live;

import org.jspecify.annotations.NullMarked;
