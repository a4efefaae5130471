package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectWayTest {

    private static final String PLACE = "https://abc.lambda-url.eu-west-3.on.aws/";
    private static final String ANOTHER = "https://def.lambda-url.eu-west-3.on.aws/";

    private final HandTurnedTime time = new HandTurnedTime(Instant.parse("2026-11-22T22:00:00Z"));
    private final DirectWay way = new DirectWay(URI.create("http://cloud.example:8080"), time.clock());

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLACE,
                "https://x.example",
                "http://127.0.0.1:8080/_url/F/",
                "http://localhost:1",
                "http://[::1]:9/x"
            })
    void aPlaceIsHttpsOrThisMachine(String said) {
        way.told(said);

        assertThat(way.address()).contains(URI.create(said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://abc.example/",
                "http://127.0.0.1.example/",
                "http://localhost.example",
                "ftp://127.0.0.1/",
                "https:///x",
                "https://user@x.example/",
                "https://x.example/?a=b",
                "https://x.example/#a",
                "//abc.example/",
                "/a b",
                "/a?b",
                "x.example",
                "https://x example/",
                "javascript:1"
            })
    void everythingElseIsNoneAndTakesTheOneBeforeAway(String said) {
        way.told(PLACE);
        way.told(said);

        assertThat(way.address()).isEmpty();
    }

    @Test
    void aPathIsAPlaceOfTheSiteItself() {
        way.told("/_url/IngestFunction/");

        assertThat(way.address()).contains(URI.create("http://cloud.example:8080/_url/IngestFunction/"));
    }

    @Test
    void aPlaceLongerThanAnyIsNone() {
        way.told("https://" + "x".repeat(500) + ".example");

        assertThat(way.address()).isEmpty();
    }

    @Test
    void onePlaceThatFailedDoesNotShutAnotherOut() {
        way.told(PLACE);
        way.failed(URI.create(PLACE), "It hung up.");
        way.told(PLACE);
        assertThat(way.address()).isEmpty();

        way.told(ANOTHER);
        assertThat(way.address()).contains(URI.create(ANOTHER));
    }

    @Test
    void aFailureOfThePlaceBeforeIsNotThatOfTheNewOne() {
        way.told(PLACE);
        way.told(ANOTHER);
        way.failed(URI.create(PLACE), "It hung up.");

        assertThat(way.address()).contains(URI.create(ANOTHER));
    }

    @Test
    void aClockThatIsSetBackEndsTheRest() {
        way.told(PLACE);
        way.failed(URI.create(PLACE), "It hung up.");
        time.clockGoesWrongBy(Duration.ofDays(-400));
        way.told(PLACE);

        assertThat(way.address()).contains(URI.create(PLACE));
    }
}
