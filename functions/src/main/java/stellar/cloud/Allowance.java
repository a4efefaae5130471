package stellar.cloud;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * How often somebody may ask: so many times in each stretch of time, which begin on whole multiples of its length. Each question
 * costs one write, whether it is answered or not.
 */
public final class Allowance {

    /** Who has asked too often. */
    public static final Refusal TOO_OFTEN = new Refusal(
            429,
            "too-often",
            "You ask too often. Wait as long as Retry-After says.",
            "Vous demandez trop souvent. Attendez le temps qu’indique Retry-After.");

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;
    private final String kind;
    private final int most;
    private final Duration stretch;

    /**
     * An allowance that is counted in a table by {@code subject} and {@code part}.
     *
     * @param kind of those who ask: each kind is counted for itself
     * @param most how often each may ask in a stretch
     */
    public Allowance(DynamoDbClient tables, String table, Clock clock, String kind, int most, Duration stretch) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
        this.kind = kind;
        this.most = most;
        this.stretch = stretch;
    }

    /** What a person has: 60 a minute. */
    public static Allowance ofPersons(DynamoDbClient tables, String table, Clock clock) {
        return new Allowance(tables, table, clock, "person", 60, Duration.ofMinutes(1));
    }

    /** What a program with a key has: 100 in 15 minutes. */
    public static Allowance ofKeys(DynamoDbClient tables, String table, Clock clock) {
        return new Allowance(tables, table, clock, "key", 100, Duration.ofMinutes(15));
    }

    /** Counts a question; the refusal if it is one too many. */
    public Optional<APIGatewayV2HTTPResponse> refusal(String who, Language language) {
        Instant now = clock.instant();
        long number = now.getEpochSecond() / stretch.toSeconds();
        Instant end = Instant.ofEpochSecond((number + 1) * stretch.toSeconds());
        long asked = new Row(tables.updateItem(update -> update.tableName(table)
                                .key(Map.of(
                                        "subject", Value.text("asked#" + kind + "#" + who),
                                        "part", Value.text(Long.toString(number))))
                                .updateExpression("SET expiresAt = :expiry ADD asked :one")
                                .expressionAttributeValues(
                                        Map.of(":expiry", Value.expiry(end), ":one", Value.number(1)))
                                .returnValues(ReturnValue.ALL_NEW))
                        .attributes())
                .number("asked");
        return asked <= most
                ? Optional.empty()
                : Optional.of(Reply.later(TOO_OFTEN, Duration.between(now, end), language));
    }
}
