package stellar.relay.spool;

import java.time.Instant;

/**
 * The newest value of a kind.
 *
 * @param telescope whose value it is
 * @param type its kind's name on the wire
 * @param at when the relay learned of it
 * @param data its data, one JSON object as text
 */
public record LatestValue(String telescope, String type, Instant at, String data) {}
