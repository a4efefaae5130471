@NullMarked
package stellar.controls;

import org.jspecify.annotations.NullMarked;
