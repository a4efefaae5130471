@NullMarked
package stellar.relay.commands;

import org.jspecify.annotations.NullMarked;
