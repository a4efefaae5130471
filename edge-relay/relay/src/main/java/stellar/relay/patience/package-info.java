/** How long the relay waits before it tries again what failed; when a wait may be short again is its owner's to say. */
@NullMarked
package stellar.relay.patience;

import org.jspecify.annotations.NullMarked;
