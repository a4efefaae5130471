@NullMarked
package stellar.secrets;

import org.jspecify.annotations.NullMarked;
