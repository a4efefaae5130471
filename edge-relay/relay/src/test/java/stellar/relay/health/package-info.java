@NullMarked
package stellar.relay.health;

import org.jspecify.annotations.NullMarked;
