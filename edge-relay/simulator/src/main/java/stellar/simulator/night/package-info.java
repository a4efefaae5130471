/**
 * The observatory and its night: the sky above the site, the equipment, and the work they do together.
 *
 * <p>All times here are the night's own ({@link stellar.simulator.night.NightClock}), which may run faster than the
 * world's and skips the days. Everything here needs the agenda's floor.
 */
@NullMarked
package stellar.simulator.night;

import org.jspecify.annotations.NullMarked;
