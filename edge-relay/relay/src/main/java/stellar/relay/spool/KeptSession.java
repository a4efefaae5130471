package stellar.relay.spool;

/**
 * A session as the store keeps it.
 *
 * @param id its id
 * @param telescope which telescope it runs on
 * @param told what the cloud told of it, one JSON object as text; the store does not look inside
 * @param progress how far the relay came with it, one JSON object as text; the store does not look inside
 */
public record KeptSession(String id, String telescope, String told, String progress) {}
