/**
 * Voyager's own scheduler of targets: sets, targets and shots, what was taken of them, and which is next.
 *
 * <p>The field names are those of Voyager's messages.
 */
@NullMarked
package stellar.simulator.robotarget;

import org.jspecify.annotations.NullMarked;
