/**
 * The drill of a restore: what the cloud holds is taken out by the AWS interfaces, all is wiped, and put back into an empty cloud; then
 * it is looked whether everything is there, the credits add up, and the relay goes on from where it stands. How the same is done
 * on AWS is in {@code docs/restore.md}.
 */
@NullMarked
package stellar.drill;

import org.jspecify.annotations.NullMarked;
