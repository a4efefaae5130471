package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * A JSON object that this version has no type for.
 *
 * @param event the name Voyager gave it
 */
public record Unknown(@Nullable String event, Envelope envelope) implements VoyagerEvent {}
