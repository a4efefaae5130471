@NullMarked
package stellar.bench.relay;

import org.jspecify.annotations.NullMarked;
