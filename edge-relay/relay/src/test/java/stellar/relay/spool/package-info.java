@NullMarked
package stellar.relay.spool;

import org.jspecify.annotations.NullMarked;
