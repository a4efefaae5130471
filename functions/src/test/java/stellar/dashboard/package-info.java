@NullMarked
package stellar.dashboard;

import org.jspecify.annotations.NullMarked;
