package stellar.relay.voyager;

/** Voyager is closing. */
public record ShutDown(Envelope envelope) implements VoyagerEvent {}
