@NullMarked
package stellar.bench.cold;

import org.jspecify.annotations.NullMarked;
