package stellar.ingredients;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small table beside this class: a row a line, columns parted by {@code ;}, notes after {@code #}. */
final class Table {

    private Table() {}

    static List<List<String>> packaged(String name, int columns) throws IOException {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name + " beside " + Table.class.getName() + ".");
            }
            return rows(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), columns);
        }
    }

    static List<List<String>> rows(String name, String text, int columns) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> {
                    List<String> row = List.of(line.split("\\s*;\\s*", columns));
                    if (row.size() != columns || row.stream().anyMatch(String::isBlank)) {
                        throw new IllegalStateException("In " + name + " this line has not " + columns
                                + " columns parted by semicolons: " + line);
                    }
                    return row;
                })
                .toList();
    }
}
