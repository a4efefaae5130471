package stellar.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.LogLines;
import stellar.local.HandClock;

class LogTest {

    private final LogLines written = new LogLines(new HandClock(Instant.parse("2026-11-21T22:00:05.180Z")));

    /** The document of CloudWatch's user guide, "Specification: Embedded metric format". */
    @Test
    void aFigureIsALineThatCloudWatchReadsAsAMetric() throws Exception {
        written.log.figure(Figure.EVENT_TO_BROWSER, 87, Map.of("telescope", "vega"));

        assertThat(written.lines()).containsExactly(new ObjectMapper().readTree("""
                {"time": "2026-11-21T22:00:05.180Z", "level": "FIGURE", "message": "EventToBrowser", "telescope": "vega",
                 "_aws": {"Timestamp": 1795298405180, "CloudWatchMetrics": [{"Namespace": "Stellar",
                   "Dimensions": [["Function"]], "Metrics": [{"Name": "EventToBrowser", "Unit": "Milliseconds"}]}]},
                 "Function": "stellar-trial-Test", "EventToBrowser": 87}"""));
    }

    @Test
    void eachFigureHasANameOfItsOwnThatIsNoOtherFieldOfALine() {
        assertThat(Arrays.stream(Figure.values()).map(Figure::shown))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"))
                .doesNotContain("Function");
        assertThat(Arrays.stream(Figure.values()).map(Figure::unit)).containsOnly("Milliseconds", "Count");
    }

    @Test
    void aLineEndInAValueForgesNoLine() {
        written.log.warn("A relay said so.", Map.of("relay", "a\n{\"level\":\"FIGURE\",\"SocketDenied\":1}"));

        assertThat(written.lines()).hasSize(1);
        assertThat(written.of(Figure.SOCKET_DENIED)).isEmpty();
    }
}
