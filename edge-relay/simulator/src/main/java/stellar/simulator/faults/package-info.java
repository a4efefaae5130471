/** What can go wrong on purpose: for tests in process, and for people over a small HTTP control. */
@NullMarked
package stellar.simulator.faults;

import org.jspecify.annotations.NullMarked;
