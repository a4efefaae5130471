package stellar.albums;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Wire;

/**
 * The table of albums: a row a booking, with what came of each piece ({@code framesZip}, {@code nightMp4}, {@code nightGif}).
 * Whoever makes an album claims it first; who comes meanwhile only counts ({@code asked}), and the claim cannot be given
 * up before that was seen. A claim of one who died ends by itself.
 */
final class Albums {

    private static final Duration ROW_KEPT = Duration.ofDays(120);
    private static final String UNCLAIMED = "(attribute_not_exists(claimedUntil) OR claimedUntil <= :now)";

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;

    Albums(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    /** An album; a new one when there is none yet. */
    Album find(String booking) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(booking)).consistentRead(true));
        return answer.hasItem() ? album(new Row(answer.item())) : Album.NEW;
    }

    /**
     * Claims an album for a run of whoever makes it, and gives how often it was asked for; empty when another run has it,
     * which then knows that it was asked for again. The same run may claim it twice: it died and was begun again.
     */
    OptionalLong claim(String booking, String run) {
        while (true) {
            Instant now = clock.instant();
            Map<String, AttributeValue> values = new HashMap<>();
            values.put(":run", Value.text(run));
            values.put(":now", Value.time(now));
            values.put(":until", Value.time(now.plus(Album.LIMIT)));
            values.put(":one", Value.number(1));
            values.put(":expiry", Value.expiry(now.plus(ROW_KEPT)));
            try {
                var answer = tables.updateItem(update -> update.tableName(table)
                        .key(key(booking))
                        .updateExpression("SET run = :run, claimedUntil = :until, expiresAt = :expiry ADD asked :one")
                        .conditionExpression(UNCLAIMED + " OR run = :run")
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW));
                return OptionalLong.of(new Row(answer.attributes()).number("asked"));
            } catch (ConditionalCheckFailedException _) {
                if (counted(booking, now)) {
                    return OptionalLong.empty();
                }
            }
        }
    }

    /** Has whoever makes it know that it was asked for again; says whether somebody does make it. */
    private boolean counted(String booking, Instant now) {
        return update(
                booking,
                "ADD asked :one",
                "claimedUntil > :now",
                Map.of(":one", Value.number(1), ":now", Value.time(now)));
    }

    /** Notes what an album is being made of. */
    boolean begin(String booking, String run, String version) {
        return update(
                booking,
                "SET version = :version",
                "run = :run",
                Map.of(":version", Value.text(version), ":run", Value.text(run)));
    }

    /** Notes what came of a piece, if this run still has the album; says whether it does. */
    boolean keep(String booking, String run, Piece piece, Made made) {
        return update(
                booking,
                "SET " + piece.attribute() + " = :made",
                "run = :run",
                Map.of(":made", Value.tree(Wire.tree(made)), ":run", Value.text(run)));
    }

    /** Gives the claim up, unless the album was asked for again since it was {@code asked} so often. */
    boolean release(String booking, String run, long asked) {
        return update(
                booking,
                "REMOVE run, claimedUntil, askedAt",
                "run = :run AND asked = :asked",
                Map.of(":run", Value.text(run), ":asked", Value.number(asked)));
    }

    /** Gives the claim up, whatever was asked since. */
    void giveBack(String booking, String run) {
        update(booking, "REMOVE run, claimedUntil, askedAt", "run = :run", Map.of(":run", Value.text(run)));
    }

    /** Notes that a person asked for it; says whether that is news, which it is not while it is being made or was just asked for. */
    boolean wanted(String booking) {
        Instant now = clock.instant();
        return update(
                booking,
                "SET askedAt = :now, expiresAt = :expiry",
                UNCLAIMED + " AND (attribute_not_exists(askedAt) OR askedAt <= :before)",
                Map.of(
                        ":now", Value.time(now),
                        ":before", Value.time(now.minus(Album.LIMIT)),
                        ":expiry", Value.expiry(now.plus(ROW_KEPT))));
    }

    /** Takes it back that a person asked for it, since nobody heard it. */
    void unwanted(String booking) {
        update(booking, "REMOVE askedAt", "attribute_exists(askedAt)", Map.of());
    }

    private boolean update(String booking, String update, String condition, Map<String, AttributeValue> values) {
        try {
            tables.updateItem(request -> request.tableName(table)
                    .key(key(booking))
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Album album(Row row) {
        Map<Piece, Made> pieces = new EnumMap<>(Piece.class);
        for (Piece piece : Piece.values()) {
            row.tree(piece.attribute()).ifPresent(made -> pieces.put(piece, made(made)));
        }
        return new Album(
                row.has("asked") ? row.number("asked") : 0,
                row.time("claimedUntil").orElse(null),
                row.time("askedAt").orElse(null),
                row.optionalText("version").orElse(null),
                pieces);
    }

    private static Made made(JsonNode kept) {
        try {
            return Wire.read(kept, Made.class);
        } catch (IOException e) {
            throw new IllegalStateException("A piece of an album is not what was written.", e);
        }
    }

    private static Map<String, AttributeValue> key(String booking) {
        return Map.of("booking", Value.text(booking));
    }
}
