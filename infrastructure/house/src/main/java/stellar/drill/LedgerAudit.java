package stellar.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whether the balances are what the entries add up to: reckoned from the rows, by another way than the functions keep them. */
final class LedgerAudit {

    private LedgerAudit() {}

    /** What an entry of a kind does: to what is free, and to what is held. */
    private static final Map<String, int[]> DOES = Map.of(
            "GRANT", new int[] {1, 0},
            "HOLD", new int[] {-1, 1},
            "CAPTURE", new int[] {0, -1},
            "RELEASE", new int[] {1, -1},
            "REFUND", new int[] {1, 0});

    /**
     * What came of it.
     *
     * @param heldCents what is held for bookings, of all accounts
     * @param findings a sentence for each account that does not add up
     */
    record Result(int entries, int accounts, long heldCents, List<String> findings) {}

    static Result of(DynamoDbClient dynamoDb, String table) {
        Map<String, long[]> sums = new HashMap<>();
        Map<String, long[]> balances = new HashMap<>();
        int entries = 0;
        for (Map<String, AttributeValue> row : dynamoDb.scanPaginator(
                        scan -> scan.tableName(table).consistentRead(true))
                .items()) {
            String account = text(row, "account");
            if (text(row, "cause").equals("balance")) {
                balances.put(account, new long[] {number(row, "freeCents"), number(row, "heldCents")});
            } else {
                entries++;
                long[] sum = sums.computeIfAbsent(account, _ -> new long[2]);
                int[] does = DOES.getOrDefault(text(row, "kind"), new int[2]);
                sum[0] += does[0] * number(row, "cents");
                sum[1] += does[1] * number(row, "cents");
            }
        }
        List<String> findings = new ArrayList<>();
        Set<String> accounts = new TreeSet<>(sums.keySet());
        accounts.addAll(balances.keySet());
        long held = 0;
        for (String account : accounts) {
            long[] sum = sums.getOrDefault(account, new long[2]);
            long[] balance = balances.getOrDefault(account, new long[2]);
            held += balance[1];
            if (sum[0] != balance[0] || sum[1] != balance[1] || balance[0] < 0 || balance[1] < 0) {
                findings.add("The account " + account + " says " + balance[0] + " free and " + balance[1]
                        + " held, its entries add up to " + sum[0] + " and " + sum[1] + ".");
            }
        }
        return new Result(entries, accounts.size(), held, findings);
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        AttributeValue value = row.get(name);
        return value == null ? "" : value.s();
    }

    private static long number(Map<String, AttributeValue> row, String name) {
        AttributeValue value = row.get(name);
        return value == null ? 0 : Long.parseLong(value.n());
    }
}
