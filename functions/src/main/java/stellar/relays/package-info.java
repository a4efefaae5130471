/** The relays the cloud knows: their keys, their telescopes, how far each one's stream has come, and its socket. */
@NullMarked
package stellar.relays;

import org.jspecify.annotations.NullMarked;
