package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.simulator.time.Agenda;

/**
 * What every event carries. The time stamp is the world's, not the simulated night's, so that a reader sees no skew.
 *
 * @param host name of the PC
 * @param instance which Voyager on it, from 1
 */
public record Envelope(Agenda agenda, String host, int instance) {

    /** A new event of this kind, with the common fields. */
    public ObjectNode event(String kind) {
        return Wire.JSON
                .createObjectNode()
                .put("Event", kind)
                .<ObjectNode>set("Timestamp", Wire.seconds(agenda.now()))
                .put("Host", host)
                .put("Inst", instance);
    }
}
