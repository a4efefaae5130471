package stellar.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that a function failed on each time it was tried.
 *
 * @param functionArn the function
 * @param attempts how often it was tried
 * @param reason how the last attempt ended
 */
public record DeadLetter(Instant at, String functionArn, int attempts, String reason, JsonNode event) {}
