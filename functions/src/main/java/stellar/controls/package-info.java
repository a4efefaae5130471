/**
 * What persons do with a telescope by hand: a session's user inside the slot, the telescope's operator at any time.
 *
 * <p>The promise: what was asked with one id happens once at most, and whoever asks again with it is told what came of it.
 * It is written down, with who asked, before anything is done. While something is under way nothing else of its
 * {@linkplain stellar.controls.Control.Group group} begins at that telescope.
 *
 * <p>A session is paused, resumed and ended by {@code stellar.sessions}, whose own steps switch its target; everything else is
 * a command with the control's id, which goes the way of every command. Its outcome is read from there, never copied.
 *
 * <p>Table {@code controls}, by {@code subject} and {@code part}: {@code telescope#T}, {@code control#ID} is what was asked;
 * {@code telescope#T}, {@code open#GROUP} what is under way; {@code person#U}, {@code minute#TIME} how much they asked in that
 * minute. Indexes {@code ofTelescope} and {@code ofBooking} hold what was asked by its time.
 */
@NullMarked
package stellar.controls;

import org.jspecify.annotations.NullMarked;
