/**
 * The sockets: tickets that open them, who listens to which channel, and what is said on it.
 *
 * <p>A channel's messages carry positions: each {@code changes} frame names the one before it, so that a browser sees a
 * gap and asks for the state again. That is why a frame may be lost here without harm: a dead or slow connection is
 * passed over, never waited for.
 *
 * <p>Who may listen to what says {@link stellar.live.Rights}, at each subscription and each question for the state, and again when
 * the booking changes that a right comes from ({@link stellar.live.BookingNewsHandler}).
 *
 * <p>Table {@code connections}, by {@code subject} and {@code part}: {@code connection#ID} holds whose a connection is, which
 * channels it listens to and how often it spoke in each minute; {@code channel#NAME} has a row a listening connection; {@code
 * booking#ID} one a listening that comes from a booking; {@code ticket#HASH} is leave to open one socket, and is gone once
 * used; {@code link#HASH} has a row a connection that came by a link, {@code revoked#HASH} one when that link is no good any
 * more; {@code user#ID} has a row a connection of a person; {@code late#NAME} the frames that late guests have still to be told;
 * {@code place#NAME} is where a channel stands that no relay numbers; {@code asked#WHO} counts questions ({@link
 * stellar.cloud.Allowance}). Every row dies by itself.
 */
@NullMarked
package stellar.live;

import org.jspecify.annotations.NullMarked;
