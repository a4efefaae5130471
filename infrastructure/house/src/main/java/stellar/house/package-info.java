/**
 * The whole house on one machine, as {@code ./stellar up} starts it: the local cloud, a Voyager simulator and a relay,
 * each a process of its own, so that any of them can be stopped, killed and started again by hand.
 *
 * <p>{@link stellar.house.House} says how each part is started, {@link stellar.house.Part} is one running process,
 * {@link stellar.house.Up} is the command. What runs is written to {@code run/} in the data folder (a process id a
 * part), so that a second terminal can restart or stop a part.
 */
@NullMarked
package stellar.house;

import org.jspecify.annotations.NullMarked;
