/**
 * The addresses that older programs and pages ask. What a telescope says of itself, where the link stands, its newest picture and its
 * sequence are answered from what was heard last, with its age; for that nothing is asked of the telescope. What they switch goes
 * through {@code stellar.controls} as any control by hand, and its caller is kept until it is over, or 24 s.
 *
 * <p>A program asks with its operator's key, a person with a token at the same address below {@code /api/me}. Which telescope
 * is meant says {@code ?telescope=}, or a person's booking that is under way, or that there is only one.
 */
@NullMarked
package stellar.dashboard;

import org.jspecify.annotations.NullMarked;
