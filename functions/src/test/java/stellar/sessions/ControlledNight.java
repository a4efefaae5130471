package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import stellar.bookings.Actor;
import stellar.bookings.ChargeRows;
import stellar.bookings.Settled;
import stellar.bookings.State;
import stellar.charges.MinuteClass;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.controls.ByHand;

/** A played night, and persons who control it by hand. */
abstract class ControlledNight {

    static final String ON_OFF = "RoboTargetSetTargetStatus";

    final PlayedNight played;
    final ByHand hand;
    private final Evidence evidence;

    ControlledNight() throws Exception {
        played = new PlayedNight();
        played.night.giveTo(ByHand.OPERATOR);
        evidence = new Evidence(played.sessions, played.telescopes);
        hand = new ByHand(played.night, played.night.tables, played.sockets, played.book, played.booking, played.user);
    }

    @AfterEach
    void close() {
        played.close();
    }

    /** The code of a refusal, which says why in both languages and leaves nothing behind. */
    String refusedUser(ObjectNode wish) {
        int waiting = waiting().size();
        State state = played.booking().state();
        ObjectNode english = ByHand.read(hand.byUser(wish), 409);
        ObjectNode french = ByHand.read(hand.byUser(wish, "fr"), 409);
        assertThat(french.path("code")).isEqualTo(english.path("code"));
        assertThat(french.path("title").asText())
                .isNotBlank()
                .isNotEqualTo(english.path("title").asText());
        assertThat(waiting()).hasSize(waiting);
        assertThat(played.booking().state()).isEqualTo(state);
        return english.path("code").asText();
    }

    List<APIGatewayV2HTTPResponse> atOnce(List<ObjectNode> wishes) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<APIGatewayV2HTTPResponse>> asks = new ArrayList<>();
            wishes.forEach(wish -> asks.add(() -> hand.byUser(wish)));
            List<APIGatewayV2HTTPResponse> answers = new ArrayList<>();
            for (Future<APIGatewayV2HTTPResponse> asked : threads.invokeAll(asks)) {
                answers.add(asked.get());
            }
            return answers;
        }
    }

    long transitions(String name) {
        return played.rows.changes(played.booking).stream()
                .filter(change -> change.transition().name().equals(name)
                        && change.actor().kind() != Actor.Kind.STELLAR)
                .count();
    }

    void startedAndAt(int minute) {
        at(-60);
        played.connect();
        settle();
        at(0);
        settle();
        workFrom(0, minute);
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
    }

    /** A frame each five minutes. */
    void workFrom(int begin, int end) {
        for (int minute = begin + 5; minute <= end; minute += 5) {
            at(minute);
            evidence.count(played.night.telescope, played.frame());
            settle();
        }
    }

    void pausedAt(int minute) {
        startedAndAt(minute);
        ByHand.read(hand.byUser(ByHand.wish("pause")), 202);
        settle();
    }

    void untilTheEnd() {
        Instant until = PlayedNight.TO.plus(Finishing.LATE_IMAGES);
        while (played.night.clock.instant().isBefore(until)) {
            Instant next = played.timer().orElse(until);
            played.night.clock.set(next.isAfter(played.night.clock.instant()) ? next : until);
            played.say();
            settle();
        }
    }

    void at(int minute) {
        played.night.clock.set(PlayedNight.FROM.plus(Duration.ofMinutes(minute)));
        played.say();
    }

    void look() {
        played.desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
    }

    void settle() {
        int rounds = 0;
        do {
            assertThat(rounds++).as("looks until it rests").isLessThan(20);
            look();
        } while (played.answer() > 0);
    }

    List<Command> waiting() {
        return played.commands.waiting(played.night.telescope, played.night.clock.instant());
    }

    /** The relay takes the one command that waits, and does not say yet what came of it. */
    Command take() {
        List<Command> waiting = waiting();
        assertThat(waiting).hasSize(1);
        played.heard.add(waiting.getFirst());
        played.tell(waiting.getFirst(), CommandOutcome.State.TAKEN, "");
        return waiting.getFirst();
    }

    List<Integer> statuses() {
        return played.heard.stream()
                .filter(command -> command.method().equals(ON_OFF))
                .map(command -> command.params().path("Status").asInt())
                .toList();
    }

    List<String> story() {
        return played.session().story().stream().map(Told::what).toList();
    }

    Settled charge() {
        return new ChargeRows(played.night.tables, played.night.table("BookingsTable"))
                .find(played.booking)
                .orElseThrow();
    }

    Map<MinuteClass, Integer> minutes() {
        return charge().minutes().counts();
    }
}
