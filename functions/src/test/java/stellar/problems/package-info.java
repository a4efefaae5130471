@NullMarked
package stellar.problems;

import org.jspecify.annotations.NullMarked;
