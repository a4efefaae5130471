@NullMarked
package stellar.bench.bookings;

import org.jspecify.annotations.NullMarked;
