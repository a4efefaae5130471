@NullMarked
package stellar.relay;

import org.jspecify.annotations.NullMarked;
