package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * Another equipment profile has been loaded.
 *
 * @param profile its name
 */
public record ProfileChanged(@Nullable String profile, Envelope envelope) implements VoyagerEvent {

    static ProfileChanged read(Fields fields) {
        return new ProfileChanged(fields.text("NewProfile"), fields.envelope());
    }
}
