/**
 * {@code ./stellar bench}: what the house does a second and how long it takes, on this machine, now.
 *
 * <p>Machines differ and are noisy, so a figure comes with its spread, and with a peer measured in the same run where
 * there is one; the ratio is what to remember.
 */
@NullMarked
package stellar.bench;

import org.jspecify.annotations.NullMarked;
