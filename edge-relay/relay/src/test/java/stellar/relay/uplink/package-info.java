@NullMarked
package stellar.relay.uplink;

import org.jspecify.annotations.NullMarked;
