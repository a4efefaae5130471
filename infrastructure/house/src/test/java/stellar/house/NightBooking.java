package stellar.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A booking of a played night, as its user sees it, and what its telescope was asked for it. */
record NightBooking(NightHouse house, String id, NightTelescope telescope) {

    JsonNode session() throws IOException, InterruptedException {
        return house.user().get("/api/bookings/" + id + "/session").orFail();
    }

    JsonNode charge() throws IOException, InterruptedException {
        return house.user().get("/api/bookings/" + id + "/charge").orFail();
    }

    String state() throws IOException, InterruptedException {
        return session().path("state").asText();
    }

    /** The transitions that the booking took. */
    List<String> changes() throws IOException, InterruptedException {
        List<String> changes = new ArrayList<>();
        house.user()
                .get("/api/bookings/" + id)
                .orFail()
                .path("changes")
                .forEach(change -> changes.add(change.path("transition").asText()));
        return changes;
    }

    /** What its user was told. */
    List<String> story() throws IOException, InterruptedException {
        List<String> story = new ArrayList<>();
        session().path("story").forEach(told -> story.add(told.path("what").asText()));
        return story;
    }

    /** 0 for each time that its target was switched on, 1 for each time off. */
    List<Integer> switches() {
        return telescope.switches(target());
    }

    private String target() {
        return UUID.nameUUIDFromBytes(("robotarget/" + id + "/target").getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
