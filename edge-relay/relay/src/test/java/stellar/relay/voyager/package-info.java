@NullMarked
package stellar.relay.voyager;

import org.jspecify.annotations.NullMarked;
