/** How the parts of the local cloud keep what must outlive them. */
@NullMarked
package stellar.local.kept;

import org.jspecify.annotations.NullMarked;
