@NullMarked
package stellar.relay.images;

import org.jspecify.annotations.NullMarked;
