package stellar.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stellar.contract.Position;
import stellar.contract.Wire;

/** What the cloud holds of the telescope, read by the API that the page reads it by. */
record Timeline(List<Told> events, Set<String> previews, Set<String> frames) {

    static Timeline read(HttpClient http, URI cloud) throws IOException, InterruptedException {
        List<Told> events = new ArrayList<>();
        for (JsonNode row : rows(http, cloud, "timeline", 100)) {
            Position position =
                    new Position(row.path("epoch").asLong(), row.path("seq").asLong());
            JsonNode data = row.path("data");
            JsonNode image = data.at("/parsed/image");
            events.add(Told.of(position, row.path("type").asText(), data, image.isTextual() ? image.asText() : null));
        }
        Set<String> previews = new HashSet<>();
        Set<String> frames = new HashSet<>();
        for (JsonNode image : rows(http, cloud, "images", 50)) {
            if (image.has("preview")) {
                previews.add(image.path("image").asText());
            }
            if (image.has("fits")) {
                frames.add(image.path("image").asText());
            }
        }
        return new Timeline(events, previews, frames);
    }

    /** All rows of a list, each page put before those that were read already. */
    private static List<JsonNode> rows(HttpClient http, URI cloud, String what, int page)
            throws IOException, InterruptedException {
        List<List<JsonNode>> pages = new ArrayList<>();
        String before = "";
        while (true) {
            URI address = cloud.resolve("/api/telescopes/demo/" + what + "?limit=" + page + before);
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The cloud answered " + answer.statusCode() + " to " + address + ".");
            }
            ObjectNode json = Wire.readObject(answer.body());
            List<JsonNode> rows = new ArrayList<>();
            json.path(what).forEach(rows::add);
            pages.add(rows);
            if (!json.hasNonNull("before")) {
                return pages.reversed().stream().flatMap(List::stream).toList();
            }
            before = "&before=" + URLEncoder.encode(json.path("before").asText(), StandardCharsets.UTF_8);
        }
    }
}
