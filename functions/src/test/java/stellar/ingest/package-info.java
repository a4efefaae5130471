@NullMarked
package stellar.ingest;

import org.jspecify.annotations.NullMarked;
