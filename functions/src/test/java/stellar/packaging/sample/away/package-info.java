/** What may be reached, and what is not. */
@NullMarked
package stellar.packaging.sample.away;

import org.jspecify.annotations.NullMarked;
