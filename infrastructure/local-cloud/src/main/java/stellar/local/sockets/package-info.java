/**
 * The template's WebSocket APIs: an authorizer that may refuse a socket, a function for each kind of message, and the
 * management API by which functions write to a socket.
 *
 * <p>A caller that does not read fills the bounded buffer of its own socket and nothing else: the function that writes
 * to it hears {@code LimitExceededException} at once. What one socket sends is handled in the order sent (in the cloud
 * messages of one socket may overtake each other).
 */
@NullMarked
package stellar.local.sockets;

import org.jspecify.annotations.NullMarked;
