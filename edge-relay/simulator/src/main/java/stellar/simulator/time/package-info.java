/**
 * One agenda for everything that will happen, and errands that take night time.
 *
 * <p>The simulator is single-minded on purpose: whoever changes the observatory holds the agenda's floor, so that no
 * other state in the simulator needs a lock, and a clock turned by hand plays a whole night in the same order each time.
 */
@NullMarked
package stellar.simulator.time;

import org.jspecify.annotations.NullMarked;
