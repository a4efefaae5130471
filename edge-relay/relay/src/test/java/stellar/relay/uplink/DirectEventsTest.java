package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.Position;
import stellar.relay.uplink.SideDoor.Way;

/** Events that go straight to where a ticket said, and back by the site when they do not come through there. */
class DirectEventsTest extends UplinkNight {

    private final SideDoor door;

    DirectEventsTest(@TempDir Path directory) throws IOException {
        super(directory);
        door = new SideDoor(cloud);
        cloud.givesTicketsThatName(door.address());
    }

    @AfterEach
    void closeTheDoor() {
        door.close();
    }

    @Test
    void eventsGoToTheSiteUntilATicketNamesAnotherPlaceAndThereFromThenOn() throws IOException {
        sent("before");
        assertThat(door.asked()).isZero();

        seen.ticket();
        sent("after");
        sent("x".repeat(5_000));

        assertThat(door.asked()).isEqualTo(2);
        assertThat(applied()).containsExactly("before", "after", "x".repeat(5_000));
        assertThat(cloud.packed()).containsExactly(false, false, true);
    }

    @Test
    void anOlderCloudThatNamesNoneIsAskedAtTheSite() throws IOException {
        seen.ticket();
        cloud.givesTicketsThatName(null);
        seen.ticket();

        sent("one");

        assertThat(door.asked()).isZero();
        assertThat(applied()).containsExactly("one");
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPEN", "SILENT"})
    void whatDoesNotComeThroughGoesByTheSiteAtOnceAndTheDirectWayRests(Way fails) throws IOException {
        seen.ticket();
        door.is(fails);

        sent("one");
        assertThat(applied()).containsExactly("one");
        assertThat(uplink.state().trouble()).isNull();
        assertThat(uplink.counts().rests()).isZero();

        door.is(Way.OPEN);
        sent("two");
        assertThat(door.asked()).isEqualTo(1);
        assertThat(applied()).containsExactly("one", "two");
    }

    @Test
    void nobodyThereIsNoTroubleEither() throws IOException {
        seen.ticket();
        door.close();

        sent("one");

        assertThat(applied()).containsExactly("one");
        assertThat(uplink.state().trouble()).isNull();
    }

    @Test
    void anOutageThatHitsBothIsNotBlamedOnTheDirectWay() throws IOException {
        seen.ticket();
        door.is(Way.DEAF);
        cloud.isAway(true);
        sent("one");
        door.is(Way.OPEN);
        cloud.isAway(false);

        time.turn(Duration.ofSeconds(1));

        assertThat(applied()).containsExactly("one");
        assertThat(door.asked()).isEqualTo(2);
    }

    @Test
    void whoSaysNothingThereIsAskedAtTheSiteTheNextTime() throws IOException {
        patience = Duration.ofMillis(300);
        time.shutdownNow();
        uplink = started();
        seen.ticket();
        door.is(Way.SILENT);

        sent("one");
        assertThat(applied()).isEmpty();
        time.turn(Duration.ofSeconds(1));

        assertThat(applied()).containsExactly("one");
        assertThat(door.asked()).isEqualTo(1);
    }

    @Test
    void itIsUsedAgainWithTheFirstTicketAfterAnHour() throws IOException {
        seen.ticket();
        door.is(Way.FORBIDDEN);
        sent("one");
        door.is(Way.OPEN);

        time.turn(DirectWay.RESPITE.minusSeconds(1));
        seen.ticket();
        int before = door.asked();
        sent("two");
        assertThat(door.asked()).isEqualTo(before);

        time.turn(Duration.ofSeconds(1));
        sent("three");
        assertThat(door.asked()).isEqualTo(before);
        seen.ticket();
        sent("four");
        assertThat(door.asked()).isEqualTo(before + 1);
        assertThat(applied()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void theCloudsOwnRefusalCountsThereAsItDoesAtTheSite() throws IOException {
        sent("one");
        seen.ticket();
        cloud.standsAt(new Position(cloud.batches().getFirst().epoch(), 0));

        sent("two");
        time.turn(Duration.ofSeconds(1));
        sent("three");

        assertThat(applied()).endsWith("two", "three");
        assertThat(door.asked()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aClockThatIsWrongIsCorrectedThereAndTheWayKept() throws IOException {
        seen.ticket();
        time.clockGoesWrongBy(Duration.ofMinutes(-20));

        sent("one");

        assertThat(door.asked()).isEqualTo(2);
        assertThat(applied()).containsExactly("one");
    }

    @Test
    void uploadsAndTicketsStayAtTheSite() throws IOException {
        seen.ticket();
        seen.post("/api/relay/uploads", new byte[] {'{', '}'});
        seen.ticket();

        assertThat(door.asked()).isZero();
    }

    /** The direct way changes its mind before each event; tickets come now and then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverItDoesNothingIsLostDoubledOrOvertaken(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> all = new ArrayList<>();
        List<Way> ways = new ArrayList<>(List.of(Way.values()));
        ways.remove(Way.SILENT);
        for (int i = 0; i < 120; i++) {
            door.is(ways.get(random.nextInt(ways.size())));
            if (random.nextInt(4) == 0) {
                time.turn(DirectWay.RESPITE);
                seen.ticket();
            }
            if (random.nextInt(10) == 0) {
                cloud.next(
                        random.nextBoolean()
                                ? new FakeCloud.Turn.LoseReply()
                                : new FakeCloud.Turn.Say(500, "", Map.of()));
            }
            all.add(append("event " + i));
            time.settle();
        }
        door.is(Way.OPEN);
        time.turn(Duration.ofMinutes(2));

        assertThat(applied()).isEqualTo(all);
        assertThat(door.asked()).isGreaterThan(20);
    }

    private void sent(String text) {
        append(text);
        time.settle();
    }
}
