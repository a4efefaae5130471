package stellar.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stellar.contract.Position;

class VerdictTest {

    private final List<Told> held = new ArrayList<>(List.of(
            told(1, "connectionState", "", 0, null),
            told(2, "log", "Load event 000000007", 10.1, null),
            told(3, "log", "Load event 000000008", 10.2, null),
            told(4, "newFITReady", "", 10.3, "one"),
            told(5, "newJPG", "", 10.4, "one"),
            told(6, "log", "Load event 000000009", 10.5, null)));

    @Test
    void whatCameOnceAndInOrderIsWell() {
        assertThat(verdict(Set.copyOf(held))).isEmpty();
    }

    @Test
    void aHoleInTheRelaysNumbersIsALoss() {
        held.remove(3);
        assertThat(verdict(Set.of())).containsExactly("Lost: events 4 to 4 of epoch 5.");
    }

    @Test
    void aHoleInTheSimulatorsNumbersIsALoss() {
        held.set(2, told(3, "signal", "", 10.2, null));
        assertThat(verdict(Set.of())).singleElement().asString().contains("where number 8 was to come");
    }

    @Test
    void aHoleWhereTheLinkChangedIsNone() {
        held.set(2, told(3, "connectionState", "", 0, null));
        assertThat(verdict(Set.of())).isEmpty();
    }

    @Test
    void theSameTextOfTheSameMomentIsADouble() {
        held.add(told(7, "connectionState", "", 0, null));
        held.add(told(8, "log", "Load event 000000009", 10.5, null));
        assertThat(verdict(Set.of()))
                .containsExactly("Doubled: log event 8 of epoch 5 says what log event 6 of epoch 5 had said.");
    }

    @Test
    void anEventOfTheStoreThatTheCloudHoldsOtherwiseIsALoss() {
        Told accepted = told(6, "log", "Load event 000000009", 10.6, null);
        assertThat(verdict(Set.of(accepted))).singleElement().asString().startsWith("Lost or changed: log event 6");
    }

    @Test
    void anEventOutOfOrderIsSaid() {
        held.add(told(6, "signal", "", 10.6, null));
        assertThat(verdict(Set.of())).containsExactly("Out of order: signal event 6 of epoch 5 comes after event 6.");
    }

    @Test
    void anImageWithoutItsBytesIsALoss() {
        assertThat(Verdict.of(Set.of(), held, Set.of("one"), Set.of()))
                .containsExactly("Lost: the frame of image one, which newFITReady event 4 of epoch 5 tells of.");
    }

    private List<String> verdict(Set<Told> accepted) {
        return Verdict.of(accepted, held, Set.of("one"), Set.of("one"));
    }

    private static Told told(long seq, String type, String text, double stamp, @Nullable String image) {
        return new Told(new Position(5, seq), type, text, stamp, image);
    }
}
