@NullMarked
package stellar.contract;

import org.jspecify.annotations.NullMarked;
