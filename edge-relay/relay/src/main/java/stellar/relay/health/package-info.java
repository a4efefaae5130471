/**
 * How the relay is: its page, {@code /health} and {@code /metrics} for programs, and log lines. One state is read from the
 * parts, and all three are written from it. Nothing in it is secret.
 */
@NullMarked
package stellar.relay.health;

import org.jspecify.annotations.NullMarked;
