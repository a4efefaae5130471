@NullMarked
package stellar.relay.inlet;

import org.jspecify.annotations.NullMarked;
