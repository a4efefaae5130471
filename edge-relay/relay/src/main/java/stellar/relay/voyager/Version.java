package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * Voyager's greeting, the first thing it says on every connection.
 *
 * @param version of the program
 * @param subversion of the program, often absent
 * @param messageVersion of the protocol
 */
public record Version(
        @Nullable String version,
        @Nullable String subversion,
        @Nullable Integer messageVersion,
        Envelope envelope) implements VoyagerEvent {

    static Version read(Fields fields) {
        return new Version(
                fields.text("VOYVersion"), fields.text("VOYSubver"), fields.integer("MsgVersion"), fields.envelope());
    }
}
