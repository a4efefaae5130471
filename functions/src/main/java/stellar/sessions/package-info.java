/**
 * The night of a booking, run by itself: prepared, started, watched, finished. {@link stellar.sessions.Rules} decides what is to
 * be done next from what is known now, and from nothing else; whatever wakes Stellar up (a timer early, late, doubled or
 * lost, an outcome, a signal, the sweep) only means "look again", and looking twice does no harm. A look writes what it is
 * about to do before it does it, under a number that is the same each time.
 *
 * <p>What a session's row has to tell is told by its table's stream ({@link stellar.sessions.StoryHandler}): to its user and listeners
 * each step of its story, to the telescope's operator what is theirs to mend.
 */
@NullMarked
package stellar.sessions;

import org.jspecify.annotations.NullMarked;
