package stellar.sky;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The differences from an oracle, by quantity, and the worst case of each; printed as a table. */
final class ErrorTable {

    private final String title;
    private final Map<String, List<Case>> cases = new LinkedHashMap<>();

    private record Case(double error, String what) {}

    ErrorTable(String title) {
        this.title = title;
    }

    void add(String quantity, double error, String what) {
        cases.computeIfAbsent(quantity, q -> new ArrayList<>()).add(new Case(Math.abs(error), what));
    }

    int count(String quantity) {
        return cases.getOrDefault(quantity, List.of()).size();
    }

    double worst(String quantity) {
        return cases.getOrDefault(quantity, List.of()).stream()
                .mapToDouble(Case::error)
                .max()
                .orElseThrow();
    }

    void print() {
        StringBuilder table = new StringBuilder(title).append('\n');
        line(table, "quantity", "cases", "mean", "p99", "max", "worst case");
        cases.forEach((quantity, all) -> {
            List<Double> errors = new ArrayList<>(all.stream().map(Case::error).toList());
            Collections.sort(errors);
            Case worst =
                    all.stream().reduce((a, b) -> b.error() > a.error() ? b : a).orElseThrow();
            line(
                    table,
                    quantity,
                    String.valueOf(errors.size()),
                    number(errors.stream().mapToDouble(e -> e).average().orElseThrow()),
                    number(errors.get(errors.size() * 99 / 100)),
                    number(worst.error()),
                    worst.what());
        });
        System.out.print(table);
    }

    private static void line(StringBuilder table, Object... columns) {
        table.append(String.format(Locale.ROOT, "  %-34s %6s %10s %10s %10s  %s%n", columns));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
