/** The program at the observatory: {@link stellar.relay.Relay} wires its parts together. */
@NullMarked
package stellar.relay;

import org.jspecify.annotations.NullMarked;
