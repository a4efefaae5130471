package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of what can happen, written down a second time as a reader of the product's description would. */
class TransitionTest {

    private static final List<String> TABLE = List.of(
            "CONFIRM PENDING CONFIRMED operator stellar",
            "DECLINE PENDING CANCELLED operator",
            "MOVE PENDING PENDING user",
            "MOVE CONFIRMED CONFIRMED user",
            "CHANGE_PLAN PENDING PENDING user",
            "CHANGE_PLAN CONFIRMED CONFIRMED user",
            "CHANGE_PLAN PREPARING PREPARING user",
            "CHANGE_PLAN READY READY user",
            "CANCEL PENDING CANCELLED user operator",
            "CANCEL CONFIRMED CANCELLED user operator",
            "CANCEL PREPARING CANCELLED user operator",
            "CANCEL READY CANCELLED user operator",
            "PREPARE CONFIRMED PREPARING stellar",
            "PREPARE READY PREPARING stellar",
            "PREPARED PREPARING READY stellar",
            "START READY RUNNING stellar",
            "PAUSE RUNNING PAUSED user operator stellar",
            "TAKE_OVER PAUSED PAUSED operator",
            "RESUME PAUSED RUNNING user operator stellar",
            "COMPLETE RUNNING COMPLETED user operator stellar",
            "COMPLETE PAUSED COMPLETED user operator stellar",
            "FAIL PREPARING FAILED operator stellar",
            "FAIL READY FAILED operator stellar",
            "FAIL RUNNING FAILED operator stellar",
            "FAIL PAUSED FAILED operator stellar",
            "MISS PENDING MISSED stellar",
            "MISS CONFIRMED MISSED stellar",
            "MISS PREPARING MISSED stellar",
            "MISS READY MISSED stellar");

    @ParameterizedTest
    @EnumSource(Transition.class)
    void whatTheTableSaysCanHappenAndNothingElse(Transition transition) {
        for (State state : State.values()) {
            for (Actor.Kind actor : Actor.Kind.values()) {
                assertThat(transition.of(state, actor).map(State::name))
                        .as("%s in %s by %s", transition, state, actor)
                        .isEqualTo(inTable(transition, state, actor));
            }
        }
    }

    private static Optional<String> inTable(Transition transition, State state, Actor.Kind actor) {
        return TABLE.stream()
                .map(line -> line.split(" ", -1))
                .filter(row -> row[0].equals(transition.name()) && row[1].equals(state.name()))
                .filter(row -> Arrays.stream(row).skip(3).anyMatch(word -> word.equalsIgnoreCase(actor.name())))
                .map(row -> row[2])
                .findFirst();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void nothingLeavesAnEnd(State state) {
        boolean hasWayOut = Stream.of(Transition.values())
                .flatMap(transition -> Stream.of(Actor.Kind.values()).map(actor -> transition.of(state, actor)))
                .anyMatch(Optional::isPresent);

        assertThat(hasWayOut).isEqualTo(!state.isEnd());
    }
}
