/**
 * The addresses that older programs and pages ask: where the link stands, what the telescope says of itself, its newest picture
 * and its sequence. Each is answered from what was heard last, with its age; nothing is asked of the telescope.
 *
 * <p>A program asks with its operator's key, a person with a token at the same address below {@code /api/me}. Which telescope
 * is meant says {@code ?telescope=}, or a person's booking that is under way, or that there is only one.
 */
@NullMarked
package stellar.dashboard;

import org.jspecify.annotations.NullMarked;
