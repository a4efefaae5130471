package stellar.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the cloud says to a relay through the relay's own socket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RelayPush.Commands.class, name = "commands"),
    @JsonSubTypes.Type(value = RelayPush.Interest.class, name = "interest")
})
public sealed interface RelayPush {

    /** Commands to run, oldest first; the same may come again with an {@link Acknowledgement}. */
    record Commands(List<Command> commands) implements RelayPush {
        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /** From now on telemetry of this telescope is wanted every so many seconds. */
    record Interest(String telescope, int everySeconds) implements RelayPush {}
}
