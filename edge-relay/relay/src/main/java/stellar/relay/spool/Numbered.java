package stellar.relay.spool;

/**
 * How far events were numbered.
 *
 * @param epoch the epoch the number belongs to
 * @param seq the last number given out, 0 when none was
 */
public record Numbered(long epoch, long seq) {}
