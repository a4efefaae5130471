package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A command as a client sent it, for tests and curious people.
 *
 * @param at the world's time, as the agenda knows it
 * @param client number of the connection, from 1
 * @param params as they came, but a login's secret is left out
 * @param accepted true when the first answer was no error
 */
public record ReceivedCommand(Instant at, int client, String method, JsonNode params, long id, boolean accepted) {}
