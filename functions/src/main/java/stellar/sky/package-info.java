/**
 * Where things are in the sky over a telescope: a target's altitude, the Sun's twilights, the Moon, the horizon.
 *
 * <p>{@link Sky} is the sky over one {@link Site} through one {@link Interval}; it is made once for a night and asked
 * often. {@link Sky#track} gives a target's way across it, {@link Night} the dark hours of a civil date.
 *
 * <p>Every altitude is geometric: where a body would be seen without air. The air lifts a body at the horizon by half a
 * degree and at 30° by 0.03°, so a target that is above a limit here is above it to the eye too.
 *
 * <p>Times are UTC. UT1 is taken to be UTC (never more than 0.9 s apart, 0.004° of the sky's turn) and Terrestrial Time
 * to be UTC + 69.184 s (exact from 2017 until the next leap second; ITU-R TF.460-6, IERS Bulletin C 52). Left out are polar
 * motion (0.0002°), the Earth's spin in aberration (0.0001°), the bending of light (0.0005° beside the Sun), and a star's
 * own motion and distance. Valid from 2000 to 2100.
 *
 * <p>Pure arithmetic, no state, safe between threads. A value that cannot be is refused with an
 * {@link IllegalArgumentException} whose message says whose it is and what to write instead.
 */
@NullMarked
package stellar.sky;

import org.jspecify.annotations.NullMarked;
