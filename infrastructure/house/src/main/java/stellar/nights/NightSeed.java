package stellar.nights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is in the tables, and who can sign in, when a night begins. */
final class NightSeed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NightSeed() {}

    /** The demonstration's people, and one for each telescope. */
    static Path people(Path repository, Path folder, Map<String, List<String>> telescopes) throws IOException {
        ArrayNode people = (ArrayNode) JSON.readTree(repository
                .resolve("infrastructure/local-cloud/demo/people.json")
                .toFile());
        telescopes.values().stream().flatMap(List::stream).forEach(name -> people.addObject()
                .put("subject", personAt(name))
                .put("email", name + "@stellar.example")
                .put("name", "Observer at " + name)
                .putArray("groups"));
        return Files.write(folder.resolve("people.json"), people.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The demonstration's rows, its telescope once for each of these. */
    static Path rows(Path repository, Path folder, Map<String, List<String>> telescopes) throws IOException {
        ObjectNode seed = (ObjectNode) JSON.readTree(
                repository.resolve("infrastructure/local-cloud/demo/seed.json").toFile());
        JsonNode about = seed.path("TelescopesTable").path(0);
        JsonNode speaker = seed.path("RelaysTable").path(0);
        ArrayNode abouts = seed.putArray("TelescopesTable");
        ArrayNode speakers = seed.putArray("RelaysTable");
        telescopes.forEach((observatory, names) -> {
            ObjectNode one = speaker.deepCopy();
            one.put("relay", observatory).putArray("telescopes").addAll((ArrayNode) JSON.valueToTree(names));
            speakers.add(one);
            for (String name : names) {
                abouts.add(
                        ((ObjectNode) about.deepCopy()).put("telescope", name).put("relay", observatory));
            }
        });
        return Files.write(folder.resolve("seed.json"), seed.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Who books at a telescope. */
    static String personAt(String telescope) {
        return UUID.nameUUIDFromBytes(("who books " + telescope).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
