/**
 * A Voyager that is not there: its protocol on a socket, a night at a small observatory, an operator's faults, and
 * frames of the sky.
 *
 * <p>{@link stellar.simulator.SimulatedVoyager} is one of them, for tests and other programs;
 * {@link stellar.simulator.Simulator} is the program. The way of one image: {@code night.Programme} decides on it,
 * {@code night.Observing} exposes, {@code frames} draws and saves it, {@code protocol.Announcer} tells the clients.
 */
@NullMarked
package stellar.simulator;

import org.jspecify.annotations.NullMarked;
