@NullMarked
package stellar.targets;

import org.jspecify.annotations.NullMarked;
