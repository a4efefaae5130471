package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.bookings.Actor;
import stellar.bookings.State;
import stellar.contract.CommandOutcome;
import stellar.contract.RunningSession;
import stellar.relays.Relay;

/** Looks at one night on the real tables. */
class SessionDeskTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PlayedNight played;

    SessionDeskTest() throws Exception {
        played = new PlayedNight();
    }

    @AfterEach
    void close() {
        played.close();
    }

    private void look() {
        played.desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
    }

    /** Until nothing is under way any more. */
    private void settle() {
        do {
            look();
        } while (played.answer() > 0);
    }

    private void at(Instant moment) {
        played.night.clock.set(moment);
        played.say();
    }

    private void prepared() {
        at(PlayedNight.FROM.minus(Duration.ofHours(5)));
        played.connect();
        settle();
    }

    private void started() {
        prepared();
        at(PlayedNight.FROM);
        settle();
    }

    @Test
    void itIsPreparedStartedAndFinishedAndTheTimerStandsWhereItLooksNext() {
        look();
        assertThat(played.timer()).contains(Instant.parse("2026-11-22T11:00:00Z"));
        prepared();
        assertThat(played.booking().state()).isEqualTo(State.READY);
        assertThat(played.timer()).contains(PlayedNight.FROM.minus(Rules.REMINDER));
        at(PlayedNight.FROM.minus(Rules.REMINDER));
        settle();
        assertThat(played.timer()).contains(PlayedNight.FROM);
        at(PlayedNight.FROM);
        settle();
        assertThat(played.session().story()).extracting(Told::what).containsExactly("prepared", "soon", "started");
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(played.timer()).contains(PlayedNight.FROM.plus(Rules.CHECK));
        assertThat(played.sessions.begunAt(played.night.relay)).singleElement().satisfies(begun -> {
            assertThat(begun.isOn()).isTrue();
            assertThat(begun.session().id()).isEqualTo(played.booking);
            assertThat(begun.session().until()).isEqualTo(PlayedNight.TO);
            assertThat(begun.session().targetGuid()).isEqualTo(played.session().targetGuid());
        });

        at(PlayedNight.TO);
        settle();
        assertThat(played.sessions.begunAt(played.night.relay))
                .singleElement()
                .satisfies(begun -> assertThat(begun.isOn()).isFalse());
        at(PlayedNight.TO.plus(Finishing.LATE_IMAGES));
        look();

        assertThat(played.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(played.session().isClosed()).isTrue();
        assertThat(played.timer()).isEmpty();
        assertThat(played.sessions.begunAt(played.night.relay)).isEmpty();
        assertThat(played.methods())
                .containsOnlyOnce("RoboTargetAddSet", "RoboTargetAddTarget")
                .endsWith("RoboTargetSetTargetStatus", "RoboTargetSetTargetStatus");
        assertThat(played.ledger.balance(played.user).heldCents()).isZero();
    }

    @Test
    void itsRelayIsToldOfItUntilHalfAnHourAfterItsSlot() {
        started();
        RunningSessions told = new RunningSessions(played.sessions, played.night.clock);
        Relay relay = played.relays.find(played.night.relay).orElseThrow();

        assertThat(told.apply(relay)).extracting(RunningSession::id).containsExactly(played.booking);
        played.night.clock.set(PlayedNight.TO.plus(Duration.ofMinutes(29)));
        assertThat(told.apply(relay)).hasSize(1);
        played.night.clock.set(PlayedNight.TO.plus(Duration.ofMinutes(30)));
        assertThat(told.apply(relay)).isEmpty();
    }

    @Test
    void aCommandRestsOnTheBookingAndIsPushedToTheRelaysSocket() {
        played.relays.socketOpened(played.night.relay, "socket-" + played.night.relay);
        prepared();

        assertThat(played.heard).allSatisfy(command -> {
            assertThat(command.lease().kind()).isEqualTo("booking");
            assertThat(command.lease().holder()).isEqualTo(played.booking);
            assertThat(command.lease().until()).isEqualTo(PlayedNight.TO);
        });
        assertThat(played.sockets.sent("socket-" + played.night.relay))
                .hasSameSizeAs(played.heard)
                .allSatisfy(push -> assertThat(push.path("type").asText()).isEqualTo("commands"));
    }

    @Test
    void manyLooksAtOnceAskOnce() throws Exception {
        prepared();
        at(PlayedNight.FROM);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> look = () -> {
                played.desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
                return true;
            };
            assertThat(threads.invokeAll(Collections.nCopies(24, look)))
                    .extracting(Future::resultNow)
                    .containsOnly(true);
        }
        played.answer();
        look();

        assertThat(played.methods()).containsOnlyOnce("RoboTargetSetTargetStatus");
        assertThat(played.booking().state()).isEqualTo(State.RUNNING);
        assertThat(played.rows.changes(played.booking)).hasSize(played.booking().changes());
    }

    @Test
    void theSweepFindsWhatALostTimerMissed() {
        look();
        played.timers.clear();
        at(Instant.parse("2026-11-22T11:20:00Z"));
        played.connect();

        List<String> overdue =
                played.sessions.overdue(played.night.clock.instant().minus(Duration.ofMinutes(2)), 1000);
        assertThat(overdue).contains(played.booking);
        played.desk.look(played.booking, SessionDesk.Woken.BY_TIMER);
        assertThat(played.booking().state()).isEqualTo(State.PREPARING);
        assertThat(played.timer()).isPresent();
    }

    @Test
    void theSweepFindsABookingOfWhichNobodyWasTold() {
        assertThat(played.sessions.find(played.booking)).isEmpty();
        assertThat(soon(Duration.ofHours(2))).doesNotContain(played.booking);
        assertThat(soon(Duration.ofMinutes(59))).contains(played.booking);
        at(PlayedNight.FROM.minus(Duration.ofMinutes(59)));
        played.connect();
        settle();

        assertThat(played.booking().state()).isEqualTo(State.READY);
        assertThat(soon(Duration.ofMinutes(44))).doesNotContain(played.booking);
    }

    private List<String> soon(Duration before) {
        return played.rows.unprepared(PlayedNight.FROM.minus(before).plus(SweepHandler.SOON), 1000);
    }

    @Test
    void aTimerThatIsUsedUpIsSetAgainAlsoWhenTheMomentIsTheSame() {
        look();
        Instant due = played.timer().orElseThrow();
        played.timers.clear();
        played.desk.look(played.booking, SessionDesk.Woken.BY_TIMER);
        assertThat(played.timer()).contains(due);
    }

    @Test
    void framesAreCountedOnceByTheirPosition() {
        started();
        Evidence evidence = new Evidence(played.sessions, played.telescopes);
        at(PlayedNight.FROM.plus(Duration.ofMinutes(6)));
        List<Evidence.Happened> frame = played.frame();
        evidence.count(played.night.telescope, frame);
        evidence.count(played.night.telescope, frame);
        at(PlayedNight.FROM.plus(Duration.ofMinutes(12)));
        evidence.count(played.night.telescope, played.frame());
        evidence.count(played.night.telescope, played.testShot());

        Statistics made = played.session().statistics();
        assertThat(made.frames()).isEqualTo(2);
        assertThat(made.exposedSeconds()).isEqualTo(600);
        assertThat(made.framesByFilter()).containsEntry("L", 2);
        assertThat(made.hfdSum() / made.hfdCount()).isEqualTo(2.5);
        assertThat(played.session().seen())
                .filteredOn(seen -> seen.cause().equals("exposure"))
                .extracting(Seen::from)
                .containsExactly(
                        PlayedNight.FROM.plus(Duration.ofMinutes(1)), PlayedNight.FROM.plus(Duration.ofMinutes(7)));
    }

    @Test
    void itsUserEndsItAndPaysForTheRest() {
        started();
        at(PlayedNight.FROM.plus(Duration.ofMinutes(30)));
        assertThat(played.desk.end(played.booking, Actor.user(played.user))).isTrue();
        assertThat(played.desk.end(played.booking, Actor.user(played.user))).isTrue();
        settle();
        at(PlayedNight.FROM.plus(Duration.ofMinutes(34)));
        look();

        assertThat(played.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(played.methods().stream().filter("RoboTargetSetTargetStatus"::equals))
                .hasSize(2);
        assertThat(played.desk.end(played.booking, Actor.user(played.user))).isFalse();
    }

    @Test
    void beforeItBeganNobodyEndsIt() {
        prepared();
        assertThat(played.desk.end(played.booking, Actor.user(played.user))).isFalse();
    }

    @Test
    void theWeatherIsDatedFromWhenItsVerdictBegan() {
        at(PlayedNight.FROM.minus(Duration.ofMinutes(3)));
        played.safe(false);
        for (int minute = 2; minute >= -2; minute--) {
            at(PlayedNight.FROM.minus(MINUTE.multipliedBy(minute)));
        }
        var weather = played.telescopes
                .state(played.night.telescope)
                .orElseThrow()
                .parts()
                .get("weather");
        assertThat(Objects.requireNonNull(weather).path("since").asText())
                .isEqualTo(PlayedNight.FROM.minus(MINUTE.multipliedBy(2)).toString());
        assertThat(weather.path("lastUnsafeAt").asText())
                .isEqualTo(PlayedNight.FROM.plus(MINUTE.multipliedBy(2)).toString());
    }

    @Test
    void whatTheTelescopeRefusesIsToldAndAskedAgain() {
        at(PlayedNight.FROM.minus(Duration.ofHours(5)));
        played.connect();
        look();
        played.commands
                .waiting(played.night.telescope, played.night.clock.instant())
                .forEach(command -> played.tell(
                        command, CommandOutcome.State.REFUSED, "RoboTargetGetSet has no name on the wire."));
        look();
        assertThat(Objects.requireNonNull(played.session().waiting()).what()).contains("no name on the wire");
        at(played.timer().orElseThrow());
        settle();
        assertThat(played.booking().state()).isEqualTo(State.READY);
    }
}
