package stellar.accounts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Language;
import stellar.cloud.Row;
import stellar.cloud.Value;

/** The table of accounts: a row a user who chose something. */
public final class Profiles {

    private final DynamoDbClient tables;
    private final String table;

    public Profiles(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** What a user chose; empty when they chose nothing yet. */
    public Optional<Profile> find(String user) {
        var answer = tables.getItem(get ->
                get.tableName(table).key(Map.of("user", Value.text(user))).consistentRead(true));
        return answer.hasItem() ? Optional.of(profile(new Row(answer.item()))) : Optional.empty();
    }

    /** Keeps what a user chose, in place of what they chose before. */
    public void keep(String user, Profile profile, Instant now) {
        Map<String, AttributeValue> row = new HashMap<>();
        row.put("user", Value.text(user));
        row.put("language", Value.text(profile.language().code()));
        row.put("timeZone", Value.text(profile.timeZone().getId()));
        row.put("changedAt", Value.time(now));
        if (profile.name() != null) {
            row.put("name", Value.text(profile.name()));
        }
        tables.putItem(put -> put.tableName(table).item(row));
    }

    private static Profile profile(Row row) {
        return new Profile(
                Language.of(row.text("language")).orElseThrow(),
                ZoneId.of(row.text("timeZone")),
                row.optionalText("name").orElse(null));
    }
}
