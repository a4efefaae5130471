/**
 * {@code ./stellar soak}: the whole house, every part a process, lives through many simulated hours of faults by seed; at the
 * end what the relay had accepted is compared with what the cloud holds.
 *
 * <p>{@link stellar.soak.Fault} is what may happen, {@link stellar.soak.Gate} the bad road to the cloud, {@link stellar.soak.Verdict}
 * the comparison.
 */
@NullMarked
package stellar.soak;

import org.jspecify.annotations.NullMarked;
