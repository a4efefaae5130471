@NullMarked
package stellar.packaging;

import org.jspecify.annotations.NullMarked;
