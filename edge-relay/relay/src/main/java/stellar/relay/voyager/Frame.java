package stellar.relay.voyager;

/** One line from Voyager: something that happened, or the answer to a request. */
public sealed interface Frame permits VoyagerEvent, Answer {}
