/**
 * {@code ./stellar bench live}: one session and all who watch it, on the local cloud and beside it in the same run on a room
 * server of Socket.IO under Node.js, which tells the same text to the same number of sockets. Both are asked by one program with
 * one clock, so that from an event's leaving to its coming at a socket is one difference.
 *
 * <p>The two do different work for it: the room server keeps its sockets itself and nothing else, while ours verifies a
 * signature, keeps the event in tables and hands each socket's copy to the gateway's management API, as API Gateway wants it.
 */
@NullMarked
package stellar.bench.live;

import org.jspecify.annotations.NullMarked;
