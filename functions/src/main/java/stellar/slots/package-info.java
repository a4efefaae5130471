/**
 * Telescope time as it is sold: in whole quarter hours, a row for each that is taken or kept for somebody, on the terms of its
 * telescope.
 */
@NullMarked
package stellar.slots;

import org.jspecify.annotations.NullMarked;
