@NullMarked
package stellar.cloud;

import org.jspecify.annotations.NullMarked;
