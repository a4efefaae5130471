/** What the tests of several packages share: a night with real tables, a clock turned by hand, and open sockets. */
@NullMarked
package stellar;

import org.jspecify.annotations.NullMarked;
