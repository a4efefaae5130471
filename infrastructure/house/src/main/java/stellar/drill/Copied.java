package stellar.drill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import stellar.contract.RequestSignature;

/**
 * What was found in the tables and buckets, as far as it is compared.
 *
 * @param tables of each, by its name
 * @param buckets of each, by its name
 */
record Copied(SortedMap<String, Contents> tables, SortedMap<String, Contents> buckets) {

    /**
     * What a table or bucket holds.
     *
     * @param count rows or objects
     * @param sha256 over all of them, in one order; of an object it is key and bytes that count
     */
    record Contents(int count, long bytes, String sha256) {

        static Contents of(List<String> lines, long bytes) {
            return new Contents(
                    lines.size(),
                    bytes,
                    RequestSignature.sha256(
                            String.join("\n", lines.stream().sorted().toList()).getBytes(StandardCharsets.UTF_8)));
        }
    }

    int rows() {
        return tables.values().stream().mapToInt(Contents::count).sum();
    }

    int objects() {
        return buckets.values().stream().mapToInt(Contents::count).sum();
    }

    long bytes() {
        return tables.values().stream().mapToLong(Contents::bytes).sum()
                + buckets.values().stream().mapToLong(Contents::bytes).sum();
    }

    /** A sentence for each table and bucket that does not hold the same. */
    List<String> differences(Copied other) {
        List<String> differences = new ArrayList<>();
        compare("table", tables, other.tables, differences);
        compare("bucket", buckets, other.buckets, differences);
        return differences;
    }

    private static void compare(
            String what,
            SortedMap<String, Contents> these,
            SortedMap<String, Contents> those,
            List<String> differences) {
        SortedMap<String, Contents> all = new TreeMap<>(these);
        all.putAll(those);
        for (String name : new TreeSet<>(all.keySet())) {
            Contents here = these.get(name);
            Contents there = those.get(name);
            if (here == null || !here.equals(there)) {
                differences.add("The " + what + " " + name + " holds " + there + ", not " + here + ".");
            }
        }
    }
}
