package stellar.relay.voyager;

/** Voyager's sign of life when it has said nothing else for 5 s. */
public record Polling(Envelope envelope) implements VoyagerEvent {}
