package stellar.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Booking;
import stellar.bookings.State;
import stellar.bookings.Transition;
import stellar.contract.Command;
import stellar.contract.Wire;
import stellar.plans.Plan;
import stellar.slots.Slot;
import stellar.telescopes.Overheads;

/** One booked night as the rules see it: what they decide is done at once, what the telescope says is said by the test. */
final class Stage {

    static final Instant FROM = Instant.parse("2026-11-23T21:00:00Z");
    static final Instant TO = Instant.parse("2026-11-24T01:00:00Z");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final String BOOKING = "0b6a1f7e-9d55-4a54-8c1f-111111111111";

    Instant now = FROM.minus(Duration.ofDays(7));
    State state = State.CONFIRMED;
    ObjectNode plan = plan(2, 10);
    Session session = Session.of(booking(), "relay");
    final Map<String, Answer> answers = new HashMap<>();
    final Map<String, Command> sent = new HashMap<>();
    final List<String> methods = new ArrayList<>();
    private final List<Integer> switches = new ArrayList<>();
    final List<Transition> taken = new ArrayList<>();
    Act.@Nullable Settle settled;

    @Nullable
    Instant relaySeenAt;

    boolean voyagerConnected = true;
    ObjectNode controlData = json("{\"parsed\":{\"voyagerStatus\":\"RUN\",\"setupConnected\":true,"
            + "\"camera\":{\"connected\":true},\"mount\":{\"connected\":true}}}");
    ObjectNode weather =
            json("{\"parsed\":{\"safetyConnected\":true,\"safe\":true,\"cloud\":\"CLEAR\",\"rain\":\"DRY\","
                    + "\"wind\":\"CALM\",\"light\":\"DARK\"}}");

    /** Says everything anew as often as it is looked at; false: what was said last stays, and ages. */
    boolean isTalking = true;

    static ObjectNode json(String text) {
        try {
            return Wire.readObject(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many shots of so many frames of 300 s. */
    static ObjectNode plan(int shots, int frames) {
        ObjectNode plan = json("{\"target\":{\"name\":\"M 31\",\"raJ2000Hours\":0.712,\"decJ2000Degrees\":41.27},"
                + "\"shots\":[],\"constraints\":{}}");
        for (int i = 0; i < shots; i++) {
            plan.withArray("shots")
                    .addObject()
                    .put("filter", i % 2 == 0 ? "L" : "Ha")
                    .put("exposureSeconds", 300)
                    .put("count", frames)
                    .put("binning", 1);
        }
        return plan;
    }

    Booking booking() {
        Slot slot = new Slot(FROM, TO);
        return new Booking(
                BOOKING,
                "user-7",
                "telescope",
                slot,
                slot,
                state,
                2,
                16_000,
                FROM,
                plan,
                FROM.minus(Duration.ofDays(7)));
    }

    Situation situation() {
        if (isTalking) {
            relaySeenAt = now;
            controlData.put("at", now.toString());
            weather.put("at", now.toString());
        }
        Optional<Plan> read = Plan.of(plan, List.of("L", "Ha")) instanceof Plan.Judged.Fit(Plan fit)
                ? Optional.of(fit)
                : Optional.empty();
        return new Situation(
                booking(),
                read,
                session,
                new Heard(relaySeenAt, voyagerConnected, FROM, controlData, weather),
                answers,
                new Situation.Ground(PARIS, List.of("L", "Ha"), Overheads.USUAL));
    }

    /** Looks until the booking stays where it is; asks each question twice, for the second answer must be the same. */
    Stage look() {
        for (int step = 0; step < 10; step++) {
            Decision decision = Rules.next(situation(), now);
            session = decision.session();
            if (!Rules.next(situation(), now).session().equals(session)) {
                throw new AssertionError("A second look at the same moment changed " + session + " to "
                        + Rules.next(situation(), now).session());
            }
            boolean moved = false;
            for (Act act : decision.acts()) {
                switch (act) {
                    case Act.Send(Command command) -> send(command);
                    case Act.Take take -> {
                        state = take.transition()
                                .of(state, SessionDesk.OURSELVES.kind())
                                .orElseThrow();
                        taken.add(take.transition());
                        moved = true;
                    }
                    case Act.Settle settle -> {
                        settled = settle;
                        state = switch (settle.end()) {
                            case COMPLETE -> State.COMPLETED;
                            case FAIL -> State.FAILED;
                            case MISS -> State.MISSED;
                        };
                        moved = true;
                    }
                }
            }
            if (!moved) {
                return this;
            }
        }
        throw new AssertionError("It does not come to rest: " + session);
    }

    private void send(Command command) {
        if (sent.putIfAbsent(command.id(), command) == null) {
            methods.add(command.method());
            if (command.method().equals("RoboTargetSetTargetStatus")) {
                switches.add(command.params().path("Status").asInt());
            }
        }
    }

    /** 0 for each time that the target was to be switched on, 1 for each time off. */
    List<Integer> switches() {
        return switches;
    }

    /** Time passes and it is looked at. */
    Stage after(Duration time) {
        now = now.plus(time);
        return look();
    }

    /** It is looked at when it is due, until this moment. */
    Stage until(Instant moment) {
        while (session.nextLook() != null && !session.nextLook().isAfter(moment)) {
            now = session.nextLook().isAfter(now) ? session.nextLook() : now.plusSeconds(1);
            look();
            answerAll();
        }
        now = moment;
        return look();
    }

    /** All that is under way is done, questions with empty lists, and it is looked at again until nothing new is asked. */
    Stage answerAll() {
        for (int round = 0; round < 20; round++) {
            List<String> open = open();
            if (open.isEmpty()) {
                return this;
            }
            open.forEach(id -> answers.put(id, new Answer("done", "", json("{\"list\":[]}"))));
            look();
        }
        throw new AssertionError("It asks without end: " + methods);
    }

    /** The numbers of the commands that are under way. */
    List<String> open() {
        return sent.keySet().stream().filter(id -> !answers.containsKey(id)).toList();
    }

    Stage answer(String method, String how, String reason, String result) {
        open().stream()
                .filter(id -> Objects.requireNonNull(sent.get(id)).method().equals(method))
                .forEach(id -> answers.put(id, new Answer(how, reason, json(result))));
        return look();
    }

    /** Prepared and waiting for its slot. */
    static Stage ready() {
        return ready(plan(2, 10));
    }

    static Stage ready(ObjectNode plan) {
        Stage stage = new Stage();
        stage.plan = plan;
        stage.now = FROM.minus(Duration.ofHours(2));
        stage.look().answerAll();
        return stage;
    }

    /** At work since its slot began. */
    static Stage running() {
        return running(plan(2, 10));
    }

    static Stage running(ObjectNode plan) {
        Stage stage = ready(plan);
        stage.now = FROM;
        stage.look().answerAll();
        return stage;
    }

    /** A frame was saved just now. */
    void frame() {
        session = session.with(session.statistics().withFrame(now), session.seen());
    }

    void unsafe(String sensor, String word, Instant since) {
        ((ObjectNode) weather.path("parsed")).put("safe", false).put(sensor, word);
        weather.put("since", since.toString()).put("lastUnsafeAt", now.toString());
    }

    void safe() {
        ((ObjectNode) weather.path("parsed"))
                .put("safe", true)
                .put("cloud", "CLEAR")
                .put("rain", "DRY");
        weather.put("since", now.toString());
    }
}
