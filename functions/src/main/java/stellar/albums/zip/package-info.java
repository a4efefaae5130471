/**
 * Archives that a bucket puts together out of objects it has, beside the data path: what is in the objects is copied there from
 * one to the other, and only what lies between them, and what is too small for a part of its own, passes through here.
 *
 * <p>Everything is stored, nothing packed: frames gain little by it, and a length that is known before makes the place of
 * every byte known before. The format is PKWARE's APPNOTE.TXT 6.3.10, with ZIP64 where a number needs it.
 */
@NullMarked
package stellar.albums.zip;

import org.jspecify.annotations.NullMarked;
