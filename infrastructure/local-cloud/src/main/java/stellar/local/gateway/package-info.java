/**
 * One port for everything a browser needs: the HTTP API, the WebSocket APIs and the web front end.
 *
 * <p>A connection carries one request at a time. Each request is answered on a virtual thread by the first {@link
 * stellar.local.gateway.Responder} that knows it; a request to open a WebSocket goes to the {@link
 * stellar.local.gateway.SocketOpener}.
 */
@NullMarked
package stellar.local.gateway;

import org.jspecify.annotations.NullMarked;
