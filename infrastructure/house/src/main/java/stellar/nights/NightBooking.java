package stellar.nights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import stellar.bench.bookings.Person;
import stellar.contract.Wire;

/**
 * A booking of a played night, as its person sees it, and what its telescope was asked for it.
 *
 * @param user who booked it
 * @param browser listens to its session and to what its person should know, from the moment it was booked
 */
public record NightBooking(NightHouse house, String user, String id, NightTelescope telescope, Browser browser) {

    /** So many frames of five minutes. */
    public static ObjectNode plan(int frames) throws IOException {
        return Wire.readObject("""
                {"target": {"name": "Capella", "raJ2000Hours": 5.28, "decJ2000Degrees": 46.0},
                 "shots": [{"filter": "L", "exposureSeconds": 300, "count": %d, "binning": 1}], "constraints": {}}
                """.formatted(frames));
    }

    /** Its session, as its person is shown it. */
    public JsonNode session() throws IOException, InterruptedException {
        return asked("session");
    }

    /** What was paid for it, and why. */
    public JsonNode charge() throws IOException, InterruptedException {
        return asked("charge");
    }

    private JsonNode asked(String what) throws IOException, InterruptedException {
        return house.person(user).get("/api/bookings/" + id + "/" + what).orFail();
    }

    /** Its person has something done by hand. */
    public void control(String control) throws IOException, InterruptedException {
        tryControl(control).orFail();
    }

    /** The same, which may be refused. */
    Person.Answer tryControl(String control) throws IOException, InterruptedException {
        return house.person(user).post("/api/bookings/" + id + "/controls", wish(control));
    }

    /** Somebody stops it at the address that older programs ask, and is kept until it is done. */
    public JsonNode abortAsBefore(Person who) throws IOException, InterruptedException {
        String where = session().path("telescope").asText();
        return who.post(
                        "/api/me/control/abort?telescope=" + where,
                        Wire.object().put("confirm", true))
                .orFail();
    }

    /** The telescope's operator has something done by hand, which may be refused. */
    Person.Answer tryOperatorsControl(String control) throws IOException, InterruptedException {
        String where = session().path("telescope").asText();
        return house.operator().post("/api/telescopes/" + where + "/controls", wish(control));
    }

    /** Its person wants so many frames instead; this may be refused. */
    Person.Answer tryPlan(int frames) throws IOException, InterruptedException {
        ObjectNode wish = Wire.object();
        wish.set("plan", plan(frames));
        return house.person(user).put("/api/bookings/" + id + "/plan", wish);
    }

    private static ObjectNode wish(String control) {
        return Wire.object()
                .put("id", UUID.randomUUID().toString())
                .put("control", control)
                .put("confirm", true);
    }

    /** What its person takes home. */
    public JsonNode album() throws IOException, InterruptedException {
        return house.person(user).get("/api/bookings/" + id + "/album").orFail();
    }

    /** Where it stands. */
    public String state() throws IOException, InterruptedException {
        return session().path("state").asText();
    }

    /** The transitions that the booking took. */
    public List<String> changes() throws IOException, InterruptedException {
        List<String> changes = new ArrayList<>();
        house.person(user)
                .get("/api/bookings/" + id)
                .orFail()
                .path("changes")
                .forEach(change -> changes.add(change.path("transition").asText()));
        return changes;
    }

    /** What its session tells of itself. */
    public List<String> story() throws IOException, InterruptedException {
        List<String> story = new ArrayList<>();
        session().path("story").forEach(told -> story.add(told.path("what").asText()));
        return story;
    }

    /** 0 for each time that its target was switched on, 1 for each time off. */
    public List<Integer> switches() {
        return telescope.switches(target());
    }

    /** All that its telescope was asked about its target, each with its moment, for who wonders. */
    public List<String> asked() {
        return telescope.asked().stream()
                .filter(asked -> asked.command().params().toString().contains(target()))
                .map(asked -> asked.at() + " " + asked.command().method() + " "
                        + asked.command().params())
                .toList();
    }

    /** RoboTarget's id of its target. */
    public String target() {
        return UUID.nameUUIDFromBytes(("robotarget/" + id + "/target").getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What its browser was told of its session. */
    public Chain ofSession() {
        return browser.chain("session." + id);
    }

    /** What its browser was told of what its person should know. */
    public Chain ofPerson() {
        return browser.chain("user." + user);
    }

    /**
     * What its browser was told of its night, a few words each: {@code started}, {@code pause weather}, {@code completed missed}.
     * What comes before the night, and what comes many times, progress and images, is left out.
     */
    public List<String> told() {
        List<String> told = new ArrayList<>();
        for (JsonNode message : ofSession().messages()) {
            JsonNode data = message.path("data");
            String what = data.path("what").asText();
            switch (message.path("type").asText()) {
                case "session.started" -> told.add("started");
                case "session.completed" ->
                    told.add("completed " + data.path("state").asText());
                case "session.changed" -> {
                    if (Set.of("pause", "take-over", "resume").contains(what)) {
                        told.add(what + " " + data.path("cause").asText());
                    }
                }
                default -> {}
            }
        }
        return told;
    }

    /** What its person was notified of, in order, each once: {@code waits clouds}, {@code started}. */
    public List<String> notified() {
        SortedMap<Integer, String> notified = new TreeMap<>();
        for (JsonNode message : ofPerson().messages()) {
            JsonNode data = message.path("data");
            if (message.path("type").asText().equals("notification")
                    && data.path("booking").asText().equals(id)) {
                notified.put(
                        data.path("number").asInt(),
                        (data.path("what").asText() + " " + data.path("why").asText()).strip());
            }
        }
        return List.copyOf(notified.values());
    }

    /** Where its person was last told that it stands; empty when they were not. */
    public String lastTold() {
        String last = "";
        for (JsonNode message : ofPerson().messages()) {
            JsonNode data = message.path("data");
            boolean isMine = data.path("booking").asText().equals(id) && data.has("state");
            last = isMine ? data.path("state").asText() : last;
        }
        return last;
    }

    /** Whether a message of a session's channel is about this one. */
    public boolean isAbout(JsonNode message) {
        JsonNode data = message.path("data");
        // That there is a notification is told by its id alone, which begins with the booking's.
        return message.path("type").asText().equals("notified")
                ? data.path("id").asText().startsWith(id + "-")
                : data.path("booking")
                        .asText(data.path("session_guid").asText())
                        .equals(id);
    }

    /** How many frames its session counted. */
    public int frames() throws IOException, InterruptedException {
        return session().at("/statistics/frames").asInt();
    }

    /** The images that its browser was told of, by their ids. */
    public List<String> imagesTold() {
        return ofSession().messages().stream()
                .filter(message -> message.path("type").asText().equals("image.ready"))
                .map(message -> message.at("/data/image/image").asText())
                .toList();
    }

    /** Its browser loses its socket. */
    void loseBrowser() {
        browser.lose();
    }

    /** Its browser has a new socket. */
    void findBrowser() throws Exception {
        browser.again(house.http(), house.ticket(user));
    }
}
