@NullMarked
package stellar.sessions;

import org.jspecify.annotations.NullMarked;
