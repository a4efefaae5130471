@NullMarked
package stellar.relay.setup;

import org.jspecify.annotations.NullMarked;
