@NullMarked
package stellar.relay.page;

import org.jspecify.annotations.NullMarked;
