package stellar.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import stellar.contract.Wire;

/**
 * All that was counted, as docs/cost.json keeps it.
 *
 * @param on the day of it
 * @param alarms how many the stack has
 * @param metrics how many of our own it keeps
 */
record Counted(LocalDate on, int alarms, int metrics, List<Stretch> stretches) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The stretch of this. */
    Stretch of(Stretch.What what) {
        return stretches.stream()
                .filter(stretch -> stretch.what() == what)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody counted " + what + "."));
    }

    /** Reads what was counted before. */
    static Counted in(Path file) throws IOException {
        ObjectNode json = Wire.readObject(Files.readString(file));
        List<Stretch> stretches = new ArrayList<>();
        json.path("stretches").forEach(each -> stretches.add(Stretch.of(each)));
        return new Counted(
                LocalDate.parse(json.path("on").asText()),
                json.path("alarms").asInt(),
                json.path("metrics").asInt(),
                stretches);
    }

    /** Keeps it there. */
    void write(Path file) throws IOException {
        ObjectNode json =
                Wire.object().put("on", on.toString()).put("alarms", alarms).put("metrics", metrics);
        stretches.forEach(stretch -> json.withArray("stretches").add(stretch.json()));
        Files.writeString(file, JSON.writeValueAsString(json) + "\n");
    }
}
