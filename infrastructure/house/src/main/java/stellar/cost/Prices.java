package stellar.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amazon's public prices, as docs/prices.csv has them. */
final class Prices {

    private static final String HEAD = "what,usd,each,of,source";
    private static final Pattern LINE =
            Pattern.compile("([A-Z_]+),(\\d+(?:\\.\\d+)?),(\\d+),(\"[^\"]+\"|[^,\"]+),(https://\\S+)");

    private final Map<String, Double> usd = new HashMap<>();

    private Prices() {}

    /** Reads them; what is no price is an error with its line. */
    static Prices in(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (!lines.getFirst().equals(HEAD)) {
            throw new IOException(file + " should begin with " + HEAD + ".");
        }
        Prices prices = new Prices();
        for (String line : lines.subList(1, lines.size())) {
            Matcher price = LINE.matcher(line);
            if (!price.matches()) {
                throw new IOException("In " + file + " this is no price: " + line);
            }
            prices.usd.put(price.group(1), Double.parseDouble(price.group(2)) / Double.parseDouble(price.group(3)));
        }
        return prices;
    }

    /** What one of this costs, in US dollars. */
    double of(String what) {
        return Optional.ofNullable(usd.get(what))
                .orElseThrow(() -> new IllegalArgumentException("There is no price of " + what + "."));
    }
}
