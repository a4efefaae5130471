/** What the local cloud was asked to do, counted in the units that Amazon bills, for {@code ./stellar cost}. */
@NullMarked
package stellar.local.meter;

import org.jspecify.annotations.NullMarked;
