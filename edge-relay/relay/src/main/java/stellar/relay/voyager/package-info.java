/**
 * Speaks Voyager's Application Server protocol: bytes to lines, lines to {@link stellar.relay.voyager.Frame}s, and a
 * {@link stellar.relay.voyager.VoyagerLink} that keeps one connection alive by itself.
 *
 * <p>The way of a line: {@code LineDecoder} cuts the bytes, {@code FrameDecoder} reads the JSON, {@code EventReader}
 * makes the typed event, {@code VoyagerConnection} answers for one TCP connection and dies with it, {@code VoyagerLink}
 * dials anew.
 *
 * <p>Nothing Voyager sends is an exception here. A field that cannot be read is absent and named in the event's
 * complaints; an event without a type is {@link stellar.relay.voyager.Unknown}; a line that is no JSON object, or too
 * long, is {@link stellar.relay.voyager.Unreadable}. The connection goes on after each of them; it is given up only
 * when one line runs past {@link stellar.relay.voyager.LineLimits#maxDiscardedBytes()}.
 */
@NullMarked
package stellar.relay.voyager;

import org.jspecify.annotations.NullMarked;
