@NullMarked
package stellar.pairing;

import org.jspecify.annotations.NullMarked;
