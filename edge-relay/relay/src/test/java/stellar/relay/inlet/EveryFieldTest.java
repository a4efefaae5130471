package stellar.relay.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Wire;
import stellar.relay.voyager.Lines;
import stellar.relay.voyager.VoyagerEvent;

/** Each field of each documented event, by itself: as it should be, as text, off, in error, and senseless. */
class EveryFieldTest {

    @ParameterizedTest
    @CsvFileSource(resources = "numbers.psv", delimiter = '|')
    void aNumberIsReadAsNumberOrTextAndVoyagersMarksAreNoMeasurement(String event, String field, String path) {
        assertThat(parsed(event, field, "12.5").at(path).doubleValue()).isEqualTo(12.5);
        assertThat(parsed(event, field, "\"12.5\"").at(path).doubleValue()).isEqualTo(12.5);
        assertThat(parsed(event, field, "0").at(path).isNumber()).isTrue();

        for (String off : new String[] {"-123456789", "\"-123456789\"", "-123456789.0", "null", "\"\""}) {
            assertThat(parsed(event, field, off).at(path).isMissingNode())
                    .as(off)
                    .isTrue();
            assertThat(parsed(event, field, off).path("faults")).as(off).isEmpty();
        }
        ObjectNode broken = parsed(event, field, "123456789");
        assertThat(broken.at(path).isMissingNode()).isTrue();
        assertThat(broken.path("faults"))
                .extracting(JsonNode::textValue)
                .containsExactly(path.substring(1).replace('/', '.'));

        VoyagerEvent senseless = event(event, field, "\"hot\"");
        assertThat(parsed(senseless).at(path).isMissingNode()).isTrue();
        assertThat(senseless.complaints().toString()).contains(field);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "flags.psv", delimiter = '|')
    void aFlagIsReadAsBooleanOrTextAndNothingElse(String event, String field, String path) {
        for (String value : new String[] {"true", "\"true\"", "\"True\""}) {
            assertThat(parsed(event, field, value).at(path)).as(value).hasToString("true");
        }
        for (String value : new String[] {"false", "\"false\"", "\"False\""}) {
            assertThat(parsed(event, field, value).at(path)).as(value).hasToString("false");
        }
        assertThat(parsed(event, field, "null").at(path).isMissingNode()).isTrue();
        VoyagerEvent senseless = event(event, field, "2");
        assertThat(parsed(senseless).at(path).isMissingNode()).isTrue();
        assertThat(senseless.complaints().toString()).contains(field);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "codes.psv", delimiter = '|')
    void aCodeIsReadAsItsNameAndAnUnlistedOneIsAbsentAndNamed(String event, String field, String path, String codes) {
        for (String code : codes.split(",")) {
            String[] numberAndName = code.split(" ");
            assertThat(parsed(event, field, numberAndName[0]).at(path).textValue())
                    .isEqualTo(numberAndName[1]);
            assertThat(parsed(event, field, "\"" + numberAndName[0] + "\"")
                            .at(path)
                            .textValue())
                    .isEqualTo(numberAndName[1]);
        }
        for (String off : new String[] {"-123456789", "123456789", "null"}) {
            assertThat(parsed(event, field, off).at(path).isMissingNode())
                    .as(off)
                    .isTrue();
        }
        VoyagerEvent unlisted = event(event, field, "99");
        assertThat(parsed(unlisted).at(path).isMissingNode()).isTrue();
        assertThat(unlisted.complaints().toString()).contains(field);
    }

    /** Decimal values by hand: 2 + 49/60 + 50/3600, 47 + 20/60 + 7/3600, and so on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MNTRAJ2000  | raJ2000Hours    | 02:49:50      | 2.8306",
                "MNTDECJ2000 | decJ2000Degrees | 47° 20' 07\"  | 47.3353",
                "MNTDECJ2000 | decJ2000Degrees | -00° 30' 00\" | -0.5",
                "MNTAZ       | azimuthDegrees  | 359° 59' 24\" | 359.99",
                "MNTALT      | altitudeDegrees | -12° 15' 00\" | -12.25"
            })
    void anAngleIsReadInItsUnitAndVoyagersMarksAreNoAngle(String field, String name, String text, double value) {
        String path = "/mount/" + name;
        assertThat(parsed("ControlData", field, Wire.write(text)).at(path).doubleValue())
                .isEqualTo(value);
        for (String off :
                new String[] {"\"\"", "\"-123456789\"", "-123456789", "\"123456789\"", "\"12.5\"", "\"nan\""}) {
            assertThat(parsed("ControlData", field, off).at(path).isMissingNode())
                    .as(off)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMStatus | safe  | SAFE true,UNSAFE false",
                "WSCloud  | cloud | CLEAR,CLOUDY,VERY_CLOUDY",
                "WSRain   | rain  | DRY,WET,RAIN",
                "WSWind   | wind  | CALM,WINDY,VERY_WINDY",
                "WSLight  | light | DARK,LIGHT,VERY_LIGHT"
            })
    void theWeathersWordsAreReadAndNotKnowingIsAbsent(String field, String name, String words) {
        for (String word : words.split(",")) {
            String[] wordAndMeaning = word.split(" ");
            String meaning =
                    Arrays.stream(wordAndMeaning).reduce((first, last) -> last).orElseThrow();
            assertThat(parsed("WeatherAndSafetyMonitorData", field, "\"" + wordAndMeaning[0] + "\"")
                            .path(name)
                            .asText())
                    .isEqualTo(meaning);
        }
        for (String unknown : new String[] {"\"UNKNOW\"", "\"\"", "\"STORM\"", "null"}) {
            assertThat(parsed("WeatherAndSafetyMonitorData", field, unknown).has(name))
                    .as(unknown)
                    .isFalse();
        }
    }

    @Test
    void theOlderShapeOfAnExposureReadsLikeTheNewerOne() {
        ObjectNode older = parsed(Lines.event("{\"Event\":\"ShotRunning\",\"Total\":300,\"Remain\":75,\"Status\":1}"));
        ObjectNode newer = parsed(Lines.event(
                "{\"Event\":\"ShotRunning\",\"Expo\":300,\"Elapsed\":225,\"ElapsedPerc\":75,\"Status\":1}"));

        assertThat(older).isEqualTo(newer);
        assertThat(older.path("elapsed").doubleValue()).isEqualTo(225);
        assertThat(parsed(Lines.event("{\"Event\":\"ShotRunning\",\"Total\":300,\"Remain\":-123456789}"))
                        .has("elapsed"))
                .isFalse();
    }

    private static ObjectNode parsed(String event, String field, String value) {
        return parsed(event(event, field, value));
    }

    private static VoyagerEvent event(String event, String field, String value) {
        return Lines.event("{\"Event\":\"" + event + "\",\"" + field + "\":" + value + "}");
    }

    private static ObjectNode parsed(VoyagerEvent event) {
        return (ObjectNode)
                VoyagerTranslation.translate(event).orElseThrow().data().get("parsed");
    }
}
