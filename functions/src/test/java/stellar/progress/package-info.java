@NullMarked
package stellar.progress;

import org.jspecify.annotations.NullMarked;
