@NullMarked
package stellar.telescopes;

import org.jspecify.annotations.NullMarked;
