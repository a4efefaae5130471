/**
 * Voyager's Application Server as clients see it: lines of JSON over TCP, events to all, answers to the sender.
 *
 * <p>The life of a line: {@link stellar.simulator.protocol.VoyagerPort} cuts it out of the bytes, a
 * {@link stellar.simulator.protocol.Client} reads it as a {@link stellar.simulator.protocol.Request},
 * {@link stellar.simulator.protocol.Commands} find the {@link stellar.simulator.protocol.Command} and turn its
 * {@link stellar.simulator.protocol.Reply} into the two answers. What happens at the observatory goes the other way,
 * through {@link stellar.simulator.protocol.Announcer} to all {@link stellar.simulator.protocol.Clients}.
 */
@NullMarked
package stellar.simulator.protocol;

import org.jspecify.annotations.NullMarked;
