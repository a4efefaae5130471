@NullMarked
package stellar.relay.alone;

import org.jspecify.annotations.NullMarked;
