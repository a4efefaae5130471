@NullMarked
package stellar.ingredients;

import org.jspecify.annotations.NullMarked;
