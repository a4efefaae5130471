package stellar.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import stellar.bench.bookings.Person;
import stellar.contract.Wire;

/** A booking of a played night, as its user sees it, and what its telescope was asked for it. */
record NightBooking(NightHouse house, String id, NightTelescope telescope) {

    JsonNode session() throws IOException, InterruptedException {
        return house.user().get("/api/bookings/" + id + "/session").orFail();
    }

    JsonNode charge() throws IOException, InterruptedException {
        return house.user().get("/api/bookings/" + id + "/charge").orFail();
    }

    /** Its user has something done by hand. */
    void control(String control) throws IOException, InterruptedException {
        house.user().post("/api/bookings/" + id + "/controls", wish(control)).orFail();
    }

    /** Somebody stops it at the address that older programs ask, and is kept until it is done. */
    JsonNode abortAsBefore(Person who) throws IOException, InterruptedException {
        String where = session().path("telescope").asText();
        return who.post(
                        "/api/me/control/abort?telescope=" + where,
                        Wire.object().put("confirm", true))
                .orFail();
    }

    private static ObjectNode wish(String control) {
        return Wire.object()
                .put("id", UUID.randomUUID().toString())
                .put("control", control)
                .put("confirm", true);
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

    String target() {
        return UUID.nameUUIDFromBytes(("robotarget/" + id + "/target").getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
