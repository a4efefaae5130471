package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.relays.Relay;

/** Which relay speaks for a telescope, and which of its Voyagers runs it. */
class TelescopeRelayTest {

    private static final int AT_ONCE = 8;

    private final Describer describer = new Describer();
    private final Night night = describer.night;
    private final String owner = describer.user;
    private final String id = describer.id;

    @Test
    void aRelaySpeaksForATelescopeFromWhenItsOwnerNamesItUntilTheyNameAnother() throws IOException {
        describer.giveRelayTo(owner);
        ObjectNode wish = Wishes.sound(id).put("relay", night.relay).put("voyager", 2);
        describer.ask("POST /api/telescopes", wish.toString(), 201);
        assertThat(spokenFor()).containsExactlyInAnyOrder(night.telescope, id);

        describer.ask("PUT " + Describer.ONE, Wishes.sound().put("version", 1).toString(), 200);

        assertThat(spokenFor()).containsExactly(night.telescope);
        assertThat(describer.row()).doesNotContainKeys("relay", "voyager");
    }

    private Set<String> spokenFor() {
        return describer.relays.find(night.relay).map(Relay::telescopes).orElseThrow();
    }

    @Test
    void aRelayOfSomebodyElsesLooksLikeNone() throws IOException {
        describer.giveRelayTo("somebody else");
        for (String relay : List.of(night.relay, "no-such-relay")) {
            ObjectNode wish = Wishes.sound(id).put("relay", relay).put("voyager", 1);
            ObjectNode problem = describer.ask("POST /api/telescopes", wish.toString(), 400);

            assertThat(problem.path("code").asText()).isEqualTo("relay-unknown");
            assertThat(problem.path("field").asText()).isEqualTo("relay");
        }
        assertThat(describer.row()).isEmpty();
        assertThat(spokenFor()).containsExactly(night.telescope);
    }

    @Test
    void aVoyagerHasOneTelescope() throws IOException {
        ObjectNode first = Wishes.sound(id).put("relay", night.relay).put("voyager", 3);
        describer.ask("[admin]", "POST /api/telescopes", first.toString(), 201);
        ObjectNode second = Wishes.sound(id + "-b").put("relay", night.relay).put("voyager", 3);

        ObjectNode problem = describer.ask("[admin]", "POST /api/telescopes", second.toString(), 409);
        assertThat(problem.path("code").asText()).isEqualTo("voyager-taken");
        assertThat(problem.path("field").asText()).isEqualTo("voyager");

        describer.ask("DELETE " + Describer.ONE, "", 200);
        describer.ask("[admin]", "POST /api/telescopes", second.toString(), 201);
    }

    /** Each reads that the Voyager is free, and writes: the table decides. */
    @Test
    void ofManyThatAskForOneVoyagerAtOnceOneHasIt() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> wishes = IntStream.range(0, AT_ONCE)
                    .mapToObj(i ->
                            Wishes.sound(id + "-" + i).put("relay", night.relay).put("voyager", 3))
                    .<Callable<Integer>>map(wish -> () -> describer
                            .send("[admin]", "POST /api/telescopes", wish.toString())
                            .getStatusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(wishes)) {
                answers.add(answer.get());
            }

            assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(spokenFor()).hasSize(2);
    }

    @Test
    void aTelescopeThatTakesAnotherVoyagerLeavesItsOwnToOthers() throws IOException {
        ObjectNode first = Wishes.sound(id).put("relay", night.relay).put("voyager", 2);
        ObjectNode second = Wishes.sound(id + "-b").put("relay", night.relay).put("voyager", 2);
        describer.ask("[admin]", "POST /api/telescopes", first.toString(), 201);

        ObjectNode changed =
                Wishes.sound().put("relay", night.relay).put("voyager", 3).put("version", 1);
        describer.ask("[admin]", "PUT " + Describer.ONE, changed.toString(), 200);

        describer.ask("[admin]", "POST /api/telescopes", second.toString(), 201);
    }

    @Test
    void aRelaySpeaksForTwelveTelescopesAtMost() throws IOException {
        for (int i = 1; i < Relay.MOST_TELESCOPES; i++) {
            String more = "more-" + i;
            int number = i;
            night.tables.transactWriteItems(
                    write -> write.transactItems(describer.relays.addTelescope(night.relay, more, 10 + number)));
        }
        ObjectNode wish = Wishes.sound(id).put("relay", night.relay).put("voyager", 1);

        assertThat(describer
                        .ask("[admin]", "POST /api/telescopes", wish.toString(), 409)
                        .path("code")
                        .asText())
                .isEqualTo("relay-changed");
        assertThat(describer.row()).isEmpty();
    }
}
