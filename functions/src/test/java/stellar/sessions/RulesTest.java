package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.bookings.State;
import stellar.cloud.Language;

/** How a session begins, or does not, as the rules decide it. */
class RulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    record Hindered(String code, Consumer<Stage> how, String english, String french) {
        @Override
        public String toString() {
            return code;
        }
    }

    @Test
    void anHourBeforeItIsToldOnceThatItBegins() {
        Stage stage = Stage.ready();
        assertThat(stage.session.nextLook()).isEqualTo(Stage.FROM.minus(Rules.REMINDER));
        stage.after(Duration.ofHours(1)).after(MINUTE);

        assertThat(stage.session.story()).extracting(Told::what).containsExactly("prepared", "soon");
        assertThat(stage.session.nextLook()).isEqualTo(Stage.FROM);
    }

    @Test
    void aMountThatWasLeftParkedIsUnparkedFirst() {
        Stage stage = Stage.ready();
        ObjectNode mount = (ObjectNode) stage.controlData.path("parsed").path("mount");
        mount.put("parked", true);
        stage.now = Stage.FROM;
        stage.look();
        assertThat(stage.methods).endsWith("RemoteMountFastCommand");
        stage.answer("RemoteMountFastCommand", "failed", "The mount does not answer.", "{}");
        assertThat(stage.switches()).isEmpty();
        assertThat(Objects.requireNonNull(stage.session.waiting()).what()).isEqualTo("The mount does not answer.");
        stage.after(MINUTE).answer("RemoteMountFastCommand", "done", "", "{}");

        assertThat(stage.switches()).containsExactly(0);
        assertThat(stage.sent.values())
                .filteredOn(command -> command.method().equals("RemoteMountFastCommand"))
                .hasSize(2)
                .allSatisfy(command -> assertThat(command.params()).hasToString("{\"CommandType\":4}"));
        mount.put("parked", false);
        stage.answerAll();
        assertThat(stage.state).isEqualTo(State.RUNNING);
    }

    static Stream<Hindered> hindrances() {
        Instant since = Instant.parse("2026-11-23T20:14:00Z");
        return Stream.of(
                new Hindered(
                        "clouds",
                        stage -> stage.unsafe("cloud", "CLOUDY", since),
                        "cloud sensor: CLOUDY since 21:14; starts after 15 minutes of safe",
                        "capteur de nuages : nuageux depuis 21:14 ; départ après 15 minutes sans danger"),
                new Hindered(
                        "rain",
                        stage -> stage.unsafe("rain", "RAIN", since),
                        "rain sensor: RAIN since 21:14; starts after 15 minutes of safe",
                        "capteur de pluie : pluie depuis 21:14 ; départ après 15 minutes sans danger"),
                new Hindered(
                        "wind",
                        stage -> stage.unsafe("wind", "VERY_WINDY", since),
                        "wind sensor: VERY_WINDY since 21:14; starts after 15 minutes of safe",
                        "capteur de vent : très venteux depuis 21:14 ; départ après 15 minutes sans danger"),
                new Hindered(
                        "not-safe",
                        stage -> stage.unsafe("cloud", "CLEAR", since),
                        "safety monitor: UNSAFE since 21:14; starts after 15 minutes of safe",
                        "moniteur de sécurité : danger depuis 21:14 ; départ après 15 minutes sans danger"),
                new Hindered(
                        "weather-not-known",
                        stage -> {
                            stage.isTalking = false;
                            stage.relaySeenAt = Stage.FROM;
                            stage.controlData.put("at", Stage.FROM.toString());
                            stage.weather.put("at", Stage.FROM.minusSeconds(181).toString());
                        },
                        "No word of the weather is younger than three minutes (the last: 21:56), which counts as unsafe.",
                        "Aucune mesure météo de moins de trois minutes (la dernière : 21:56) : cela compte comme un danger."),
                new Hindered(
                        "not-connected",
                        stage -> ((ObjectNode) stage.controlData.path("parsed").path("camera")).put("connected", false),
                        "Equipment is not connected: camera.",
                        "Un équipement n’est pas connecté : caméra."),
                new Hindered(
                        "voyager-error",
                        stage -> ((ObjectNode) stage.controlData.path("parsed")).put("voyagerStatus", "ERROR"),
                        "The telescope reports an error since 22:00.",
                        "Le télescope signale une erreur depuis 22:00."),
                new Hindered(
                        "voyager-away",
                        stage -> stage.voyagerConnected = false,
                        "The telescope's control program is not connected since 22:00.",
                        "Le logiciel de pilotage du télescope n’est pas connecté depuis 22:00."),
                new Hindered(
                        "relay-away",
                        stage -> {
                            stage.isTalking = false;
                            stage.relaySeenAt = Stage.FROM.minusSeconds(121);
                        },
                        "The observatory cannot be reached since 21:57; it starts when it is back.",
                        "L’observatoire est injoignable depuis 21:57 ; la séance reprendra à son retour."));
    }

    @ParameterizedTest
    @MethodSource("hindrances")
    void whatHindersTheStartIsNamedInBothLanguagesAndTriedAgainEachMinute(Hindered hindered) {
        Stage stage = Stage.ready();
        stage.now = Stage.FROM;
        hindered.how().accept(stage);
        stage.look();

        Waiting waiting = Objects.requireNonNull(stage.session.waiting());
        assertThat(waiting.hindrance().word()).isEqualTo(hindered.code());
        assertThat(waiting.in(Language.ENGLISH, Stage.PARIS)).isEqualTo(hindered.english());
        assertThat(waiting.in(Language.FRENCH, Stage.PARIS)).isEqualTo(hindered.french());
        assertThat(stage.session.nextLook()).isEqualTo(Stage.FROM.plus(MINUTE));
        assertThat(stage.state).isEqualTo(State.READY);
        assertThat(stage.methods).doesNotContain("RoboTargetSetTargetStatus");
    }

    @Test
    void aWordOfTheWeatherThatIsThreeMinutesOldStillCounts() {
        Stage stage = Stage.ready();
        stage.now = Stage.FROM;
        stage.isTalking = false;
        stage.relaySeenAt = Stage.FROM;
        stage.controlData.put("at", Stage.FROM.toString());
        stage.weather.put("at", Stage.FROM.minusSeconds(180).toString());
        stage.look();

        assertThat(stage.methods).contains("RoboTargetSetTargetStatus");
    }

    @Test
    void safeAndConnectedTheTargetIsSwitchedOnOnceAndThenTheSessionHasBegun() {
        Stage stage = Stage.ready();
        stage.now = Stage.FROM;
        stage.look().look().look();

        assertThat(stage.methods).containsOnlyOnce("RoboTargetSetTargetStatus");
        assertThat(stage.session.mayBeOn()).isTrue();
        assertThat(stage.state).isEqualTo(State.READY);

        stage.answerAll();

        assertThat(stage.state).isEqualTo(State.RUNNING);
        assertThat(stage.session.startedAt()).isEqualTo(Stage.FROM);
        assertThat(stage.session.nextLook()).isEqualTo(Stage.FROM.plus(Rules.CHECK));
    }

    @Test
    void aTargetThatCouldNotBeSwitchedOnIsAskedForAgainAMinuteLaterUnderAnotherNumber() {
        Stage stage = Stage.ready();
        stage.now = Stage.FROM;
        stage.look().answer("RoboTargetSetTargetStatus", "failed", "Voyager refused it.", "{}");

        assertThat(Objects.requireNonNull(stage.session.waiting()).hindrance()).isEqualTo(Hindrance.SWITCH_FAILED);
        long asked = stage.methods.size();
        stage.after(Duration.ofSeconds(30));
        assertThat(stage.methods).hasSize((int) asked);
        stage.after(Duration.ofSeconds(30));
        assertThat(stage.methods).hasSize((int) asked + 1);
        stage.answerAll();
        assertThat(stage.state).isEqualTo(State.RUNNING);
        assertThat(stage.session.waiting()).isNull();
    }

    @Test
    void afterCloudsItStartsWhenItWasSafeForAQuarterOfAnHourAndNotBefore() {
        Stage stage = Stage.ready();
        stage.now = Stage.FROM;
        stage.unsafe("cloud", "CLOUDY", Stage.FROM.minus(MINUTE));
        stage.look();
        stage.now = Stage.FROM.plus(MINUTE);
        stage.safe();
        stage.look();

        Waiting waiting = Objects.requireNonNull(stage.session.waiting());
        assertThat(waiting.hindrance()).isEqualTo(Hindrance.SAFE_AGAIN_WAIT);
        assertThat(waiting.in(Language.ENGLISH, Stage.PARIS))
                .isEqualTo("Safe again since 22:01; starts at 22:15 if it stays so.");
        stage.until(Stage.FROM.plus(Duration.ofMinutes(15)).minusSeconds(1));
        assertThat(stage.state).isEqualTo(State.READY);
        stage.until(Stage.FROM.plus(Duration.ofMinutes(15)));
        stage.answerAll();
        assertThat(stage.state).isEqualTo(State.RUNNING);
        assertThat(stage.session.seen()).extracting(Seen::cause).contains("clouds", "safe-again-wait");
    }

    @Test
    void whenWhatIsLeftHoldsNoFrameAnyMoreItIsTooLateAndMissedWithTheReason() {
        Stage stage = Stage.ready();
        stage.now = Stage.FROM;
        stage.unsafe("rain", "RAIN", Stage.FROM);
        // Slew 60, solve 30, focus 180, filter 10, a frame of 300 and its download of 5 seconds.
        Instant tooLate = Stage.TO.minusSeconds(585);
        stage.look().until(tooLate.minusSeconds(1));
        assertThat(stage.state).isEqualTo(State.READY);
        stage.until(tooLate);

        assertThat(stage.state).isEqualTo(State.MISSED);
        assertThat(stage.session.isClosed()).isTrue();
        Act.Settle settled = Objects.requireNonNull(stage.settled);
        assertThat(settled.end()).isEqualTo(Act.End.MISS);
        assertThat(settled.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.cause()).isEqualTo("rain");
            assertThat(seen.from()).isEqualTo(Stage.FROM);
            assertThat(seen.to()).isEqualTo(tooLate);
        });
        assertThat(stage.session.story()).extracting(Told::why).contains("rain");
    }

    @Test
    void whoeverLooksLateDoesWhatIsRightThen() {
        Stage stage = Stage.ready();
        stage.now = Stage.TO.plus(Duration.ofHours(3));
        stage.look();
        assertThat(stage.state).isEqualTo(State.MISSED);

        Stage running = Stage.running();
        running.now = Stage.TO.plus(Duration.ofHours(3));
        running.look().answerAll();
        running.until(running.now.plus(Finishing.LATE_IMAGES));
        assertThat(running.state).isEqualTo(State.COMPLETED);
    }

    @Test
    void whatNobodyConsentedToIsMissedAtItsEnd() {
        Stage stage = new Stage();
        stage.state = State.PENDING;
        stage.look();
        assertThat(stage.session.nextLook()).isEqualTo(Stage.TO);
        stage.now = Stage.TO;
        stage.look();
        assertThat(stage.state).isEqualTo(State.MISSED);
        assertThat(stage.taken).isEqualTo(List.of());
    }
}
