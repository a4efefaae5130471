/** How the relay is: a page for programs on the relay's own machine, and log lines. */
@NullMarked
package stellar.relay.health;

import org.jspecify.annotations.NullMarked;
