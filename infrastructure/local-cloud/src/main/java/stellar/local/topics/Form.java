package stellar.local.topics;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request in AWS's query protocol: a form. */
record Form(Map<String, List<String>> parameters) {
    private static final int MOST_PARAMETERS = 200;

    static Form of(byte[] body) {
        return new Form(new QueryStringDecoder(
                        new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_PARAMETERS)
                .parameters());
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
    }

    String text(String name) throws SnsRefusal {
        return optional(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> SnsRefusal.invalid("Invalid parameter: " + name + " must be given."));
    }

    /** A map, written {@code <name>.entry.1.<key>} and {@code <name>.entry.1.<value>}. */
    Map<String, String> map(String name, String key, String value) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 1; parameters.containsKey(name + ".entry." + i + "." + key); i++) {
            String entry = name + ".entry." + i + ".";
            map.put(optional(entry + key).orElseThrow(), optional(entry + value).orElse(""));
        }
        return map;
    }

    /** Refuses a request that has something else than these, or than maps of these names. */
    void only(Set<String> known, String... maps) throws SnsRefusal {
        Set<String> others = new TreeSet<>(parameters.keySet());
        others.removeAll(known);
        others.removeAll(Set.of("Action", "Version"));
        for (String map : maps) {
            others.removeIf(name -> name.startsWith(map + ".entry."));
        }
        if (!others.isEmpty()) {
            throw SnsRefusal.invalid("Invalid parameter: " + others + " is not known to the local cloud.");
        }
    }
}
