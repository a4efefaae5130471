@NullMarked
package stellar.sky;

import org.jspecify.annotations.NullMarked;
