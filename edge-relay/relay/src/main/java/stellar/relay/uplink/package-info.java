/**
 * The way from the store to the cloud: the next batch at once when idle, one request in flight, signed, acknowledged,
 * never out of order; telemetry at the pace the cloud asks for.
 *
 * <p>{@link stellar.relay.uplink.Uplink} does one thing at a time on the timer it is given. Nothing here sleeps or reads a clock
 * of its own, so a test turns time by hand.
 */
@NullMarked
package stellar.relay.uplink;

import org.jspecify.annotations.NullMarked;
