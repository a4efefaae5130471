@NullMarked
package stellar.plans;

import org.jspecify.annotations.NullMarked;
