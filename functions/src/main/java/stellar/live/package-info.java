/**
 * The sockets: tickets that open them, who listens to which channel, and what is said on it.
 *
 * <p>A channel's messages carry positions: each {@code changes} frame names the one before it, so that a browser sees a
 * gap and asks for the state again. That is why a frame may be lost here without harm: a dead or slow connection is
 * passed over, never waited for.
 *
 * <p>Table {@code connections}, by {@code subject} and {@code part}: {@code connection#ID} holds what a connection may
 * watch and which channels it does; {@code channel#NAME} has a row a listening connection; {@code ticket#HASH} is leave to
 * open one socket, and is gone once used; {@code link#HASH} has a row a connection that came by a link, {@code revoked#HASH}
 * one when that link is no good any more. Every row dies by itself.
 */
@NullMarked
package stellar.live;

import org.jspecify.annotations.NullMarked;
