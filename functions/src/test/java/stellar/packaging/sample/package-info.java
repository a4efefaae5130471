/** Classes that need one another in the ways that {@code ReachTest} looks for. */
@NullMarked
package stellar.packaging.sample;

import org.jspecify.annotations.NullMarked;
