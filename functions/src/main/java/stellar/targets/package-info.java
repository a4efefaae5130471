/**
 * The sets, targets and shots of a telescope's own scheduler, at the addresses where older programs look for them. Each request is one
 * command of the operator's, by the product's own name for it, which goes the way of every command: what it is called at the
 * telescope the relay's vocabulary says. The caller is kept until its outcome is there, or 24 s.
 *
 * <p>Nothing is kept here: what the scheduler holds only the telescope knows. What belongs to a booking is Stellar's to change
 * until that booking is over.
 */
@NullMarked
package stellar.targets;

import org.jspecify.annotations.NullMarked;
