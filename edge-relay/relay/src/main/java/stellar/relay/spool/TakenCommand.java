package stellar.relay.spool;

/**
 * A command the ledger says was taken and has no outcome.
 *
 * @param id the command's id
 * @param telescope which telescope it was for
 * @param method Voyager's name of the method
 */
public record TakenCommand(String id, String telescope, String method) {}
