@NullMarked
package stellar.house;

import org.jspecify.annotations.NullMarked;
