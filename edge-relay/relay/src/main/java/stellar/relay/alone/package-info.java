/**
 * What the relay does with a running session while the Internet is gone; docs/alone.md says it for people.
 *
 * <p><b>When.</b> The cloud tells with its acknowledgements which sessions run. Once it has acknowledged nothing for
 * {@link stellar.relay.alone.AloneLimits#linkLostAfter}, the relay is alone with the sessions it was told of last, and says so. With
 * the next acknowledgement the rules stop; what was done stays written.
 *
 * <p><b>What.</b> <i>Unsafe</i> ({@link stellar.relay.alone.TelescopeWatch}): stop everything, then park; once a stop was given the park
 * follows, also when the weather has changed its mind. <i>Slot over</i>: deactivate the target, once; when that cannot be done, stop
 * everything instead. Unsafe goes first. A session is never resumed alone. While Voyager is not connected, what is due
 * waits for it and is dropped when it is no longer due.
 *
 * <p><b>Exactly once.</b> A step is decided, written to the store with the number of its command, and only then given to
 * the command desk, whose ledger lets each number through once. What became of it is read from the ledger, so a relay
 * killed at any moment finds out which steps were done, were never begun, or are of unknown outcome. A stop or a park
 * of unknown outcome is given again under the next number: twice does no harm, and not at all may. Each step is an event, written
 * in the same transaction as the progress it tells of.
 *
 * <p><b>Time.</b> Slots end by the cloud's clock. What passes is measured by this computer's ticker, which no setting of its clock
 * moves; {@link stellar.relay.alone.SessionTime} says what is left of that after a restart.
 */
@NullMarked
package stellar.relay.alone;

import org.jspecify.annotations.NullMarked;
