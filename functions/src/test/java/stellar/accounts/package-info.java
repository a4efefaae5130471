@NullMarked
package stellar.accounts;

import org.jspecify.annotations.NullMarked;
