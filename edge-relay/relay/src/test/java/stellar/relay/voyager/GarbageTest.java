package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.relay.voyager.Unreadable.Cause;

/** What a Voyager should not send, and what becomes of it: never an exception, never a lost neighbour. */
class GarbageTest {

    private static final String NEXT = "{\"Event\":\"Signal\",\"Code\":5}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "[]",
                "42",
                "null",
                "\"text\"",
                "{",
                "{\"Event\":\"Signal\"",
                "{\"Event\":\"Signal\"}}",
                "{\"Event\":\"Signal\"}{\"Event\":\"Signal\"}",
                "{\"Event\":\"Signal\",}",
                "{'Event':'Signal'}",
                "{\"Event\":\"a\tb\"}",
                "{\"Event\":NaN}",
                "\uFEFFnothing"
            })
    void aLineThatIsNoJsonObjectIsKeptAsSuchAndTheNextIsRead(String line) {
        List<Frame> frames = Lines.read(line, NEXT);

        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst()).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.cause()).isEqualTo(Cause.NOT_JSON);
            assertThat(unreadable.bytes()).isEqualTo(Lines.utf8(line).length);
        });
        assertThat(frames.getLast()).isInstanceOf(Signal.class);
    }

    @Test
    void aNulAnywhereMakesALineUnreadableAndItsExcerptIsPrintable() {
        List<Frame> frames = Lines.read("\0" + NEXT, "{\"Event\":\"Sig\0nal\"}", "\0", NEXT + "\0", NEXT);

        assertThat(frames).hasSize(5);
        assertThat(frames.subList(0, 4))
                .allSatisfy(frame -> assertThat(((Unreadable) frame).cause()).isEqualTo(Cause.HOLDS_NUL));
        assertThat(((Unreadable) frames.getFirst()).excerpt()).isEqualTo("." + NEXT);
        assertThat(frames.getLast()).isInstanceOf(Signal.class);
    }

    @Test
    void emptyLinesAreNothingAndALoneLineFeedEndsALine() {
        assertThat(Lines.readBytes(LineLimits.usual(), Lines.utf8("\n\n\r\n" + NEXT + "\n\n" + NEXT + "\n")))
                .hasSize(2)
                .allMatch(Signal.class::isInstance);
    }

    @Test
    void textThatIsNotUtf8IsReadAsWindows1252AndSaysSo() {
        byte[] line = "{\"Event\":\"ControlData\",\"MNTDEC\":\"41° 24' 48\\\"\",\"SEQNAME\":\"Été\"}\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        ControlData event =
                (ControlData) Lines.readBytes(LineLimits.usual(), line).getFirst();

        assertThat(event.sequence().name()).isEqualTo("Été");
        assertThat(event.mount().dec()).isNotNull();
        assertThat(event.complaints()).containsExactly("The line is not UTF-8 and was read as Windows-1252.");
    }

    @Test
    void bytesThatAreNoTextAtAllAreUnreadable() {
        byte[] line = {(byte) 0xff, (byte) 0xfe, (byte) 0x80, '{', (byte) 0xc3, '}', '\n'};

        assertThat(Lines.readBytes(LineLimits.usual(), line))
                .containsExactly(Unreadable.of(Cause.NOT_JSON, 6, "...{.}"));
    }

    @Test
    void halfASurrogatePairIsReplacedBecauseItHasNoFormInUtf8() throws Exception {
        String line =
                "{\"Event\":\"New\",\"a\":\"x\\ud83dy\",\"b\":[{\"c\":\"\\ude00\"}],\"good\":\"\\ud83d\\ude00\",\"d\":\"é\"}\n";
        String written =
                "{\"Event\":\"New\",\"a\":\"x\uFFFDy\",\"b\":[{\"c\":\"\uFFFD\"}],\"good\":\"😀\",\"d\":\"é\"}";

        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            Frame event =
                    Lines.readBytes(LineLimits.usual(), line.getBytes(charset)).getFirst();
            byte[] again = new ObjectMapper().writeValueAsBytes(((Unknown) event).raw());
            assertThat(new ObjectMapper().readTree(again)).isEqualTo(new ObjectMapper().readTree(written));
        }
    }

    @Test
    void aNameWithHalfASurrogatePairIsMendedOrItsLineRefusedButNeverPassedOn() throws Exception {
        String line = "{\"Event\":\"New\",\"\\udc00\":1,\"d\":\"é\"}\n";

        Frame utf8 = Lines.readBytes(LineLimits.usual(), line.getBytes(StandardCharsets.UTF_8))
                .getFirst();
        Frame latin = Lines.readBytes(LineLimits.usual(), line.getBytes(StandardCharsets.ISO_8859_1))
                .getFirst();

        assertThat(utf8).isInstanceOf(Unreadable.class);
        assertThat(new ObjectMapper().writeValueAsString(((Unknown) latin).raw()))
                .isEqualTo("{\"Event\":\"New\",\"\uFFFD\":1,\"d\":\"é\"}");
    }

    @Test
    void jsonBeyondItsLimitsIsUnreadable() {
        String deepest = "{\"Event\":\"New\",\"a\":" + "[".repeat(23) + "]".repeat(23) + "}";
        assertThat(Lines.event(deepest)).isInstanceOf(Unknown.class);
        assertThat(Lines.event(deepest.replace("[]", "[[]]"))).isInstanceOf(Unreadable.class);
        assertThat(Lines.event("{\"Event\":\"New\",\"a\":" + "[".repeat(400_000)))
                .isInstanceOf(Unreadable.class);
        assertThat(Lines.event("{\"Event\":\"New\",\"a\":" + "9".repeat(40) + "}"))
                .isInstanceOf(Unknown.class);
        assertThat(Lines.event("{\"Event\":\"New\",\"a\":" + "9".repeat(41) + "}"))
                .isInstanceOf(Unreadable.class);
        assertThat(Lines.event("{\"Event\":\"New\",\"a\":\"" + "9".repeat(1_000_000) + "\"}"))
                .isInstanceOf(Unknown.class);
        assertThat(Lines.event("{\"Event\":\"New\",\"a\":\"" + "9".repeat(1_000_001) + "\"}"))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void ofTwoMembersWithOneNameTheLastCounts() {
        Signal signal = (Signal) Lines.event("{\"Event\":\"Signal\",\"Code\":5,\"Code\":503}");

        assertThat(signal.code()).isEqualTo(503);
        assertThat(signal.raw().size()).isEqualTo(2);
    }

    @Test
    void anEventWithoutATypeIsUnknownAndKeptWhole() {
        Unknown event = (Unknown) Lines.event("{\"Event\":\"FlatPanel\",\"Inst\":1,\"Open\":true}");
        assertThat(event.event()).isEqualTo("FlatPanel");
        assertThat(event.raw().get("Open").booleanValue()).isTrue();

        assertThat(((Unknown) Lines.event("{\"Inst\":1}")).event()).isNull();
        assertThat(((Unknown) Lines.event("{\"id\":\"x\",\"result\":0}")).event())
                .isNull();
        assertThat(((Unknown) Lines.event("{\"id\":4}")).event()).isNull();
    }

    @Test
    void numbersAndBooleansAsTextAreReadAsIfTheyWereNot() {
        ControlData event = (ControlData)
                Lines.event(
                        "{\"Event\":\"ControlData\",\"Timestamp\":\"1795298404.88\",\"Inst\":\"1\",\"VOYSTAT\":\"2\","
                                + "\"CCDTEMP\":\" -10.1 \",\"CCDCONN\":\"True\",\"CCDCOOL\":\"false\",\"CCDPOW\":\"1e1\",\"ROTPA\":\"-123456789\",\"AFTEMP\":\"123456789\"}");

        assertThat(event.complaints()).isEmpty();
        assertThat(event.timestamp()).hasToString("2026-11-21T22:00:04.880Z");
        assertThat(event.envelope().instance()).isEqualTo(1);
        assertThat(event.status()).isEqualTo(ControlData.Status.RUN);
        assertThat(event.camera().temperature()).isEqualTo(new Reading.Measured(-10.1));
        assertThat(event.camera().connected()).isTrue();
        assertThat(event.camera().cooling()).isFalse();
        assertThat(event.camera().powerPercent()).isEqualTo(new Reading.Measured(10));
        assertThat(event.rotator().positionDegrees()).isEqualTo(Reading.None.ABSENT);
        assertThat(event.focuser().temperature()).isEqualTo(Reading.None.FAULT);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "CCDTEMP, `\"warm\"`, The field CCDTEMP is not a number.",
                "CCDTEMP, `[1]`, The field CCDTEMP is not a number.",
                "CCDTEMP, true, The field CCDTEMP is not a number.",
                "CCDTEMP, 1e400, The field CCDTEMP is not a number.",
                "CCDTEMP, `\"NaN\"`, The field CCDTEMP is not a number.",
                "CCDTEMP, `\"0x10\"`, The field CCDTEMP is not a number.",
                "VOYSTAT, 2.5, The field VOYSTAT is not a whole number.",
                "VOYSTAT, 4711, The field VOYSTAT has a code that is not in Voyager's documents.",
                "CCDCONN, 1, The field CCDCONN is not true or false.",
                "CCDCONN, `\"yes\"`, The field CCDCONN is not true or false.",
                "MNTRA, `\"24:00:00\"`, The field MNTRA is not an angle within its limits.",
                "MNTRA, `{}`, The field MNTRA is not a text.",
                "TIUTC, `\"yesterday\"`, The field TIUTC is not a time.",
                "TIUTC, `\"2026-02-30 00:00:00\"`, The field TIUTC is not a time.",
                "Timestamp, -1, The field Timestamp is not a time between 1970 and 9999.",
                "Timestamp, 1e300, The field Timestamp is not a time between 1970 and 9999.",
                "Host, `{\"a\":1}`, The field Host is not a text.",
                "Inst, 99999999999, The field Inst is not a whole number."
            })
    void aFieldOfTheWrongTypeIsAbsentNamedAndKept(String name, String value, String complaint) {
        VoyagerEvent event = Lines.event("{\"Event\":\"ControlData\",\"AFPOS\":12450,\"" + name + "\":" + value + "}");

        assertThat(event).isInstanceOfSatisfying(ControlData.class, data -> {
            assertThat(data.complaints()).containsExactly(complaint);
            assertThat(data.raw().has(name)).isTrue();
            assertThat(data.focuser().position()).isEqualTo(new Reading.Measured(12450));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void aFieldThatIsNullOrBlankIsAbsentWithoutAWord(String value) {
        ControlData event = (ControlData) Lines.event(
                "{\"Event\":\"ControlData\",\"CCDTEMP\":" + value + ",\"CCDCONN\":" + value + ",\"VOYSTAT\":" + value
                        + ",\"MNTRA\":" + value + ",\"TIUTC\":" + value + ",\"Timestamp\":" + value + "}");

        assertThat(event.complaints()).isEmpty();
        assertThat(event.camera().temperature()).isEqualTo(Reading.None.ABSENT);
        assertThat(event.camera().connected()).isNull();
        assertThat(event.status()).isNull();
        assertThat(event.mount().ra()).isNull();
        assertThat(event.time()).isNull();
        assertThat(event.timestamp()).isNull();
    }

    @Test
    void anImageThatIsNoBase64IsAbsentAndTheRestOfTheEventStays() {
        for (String base64 : List.of("\"%%%%\"", "\"/9j\"", "\"\"", "17", "null")) {
            NewJpgReady event = (NewJpgReady) Lines.event(
                    "{\"Event\":\"NewJPGReady\",\"File\":\"a.fit\",\"Base64Data\":" + base64 + ",\"HFD\":2.5}");

            assertThat(event.jpeg()).as(base64).isNull();
            assertThat(event.hfd()).isEqualTo(new Reading.Measured(2.5));
            assertThat(event.complaints()).containsExactly("The field Base64Data holds no image.");
        }
    }

    @Test
    void anImageIsDecodedAsideAndNeverPrinted() {
        byte[] image = new byte[3_000_000];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (i * 31 + (i >> 8));
        }
        String base64 = Base64.getEncoder().encodeToString(image).replace("/", "\\/");

        NewJpgReady event =
                (NewJpgReady) Lines.event("{\"Event\":\"NewJPGReady\",\"Base64Data\":\"" + base64 + "\",\"Bin\":2}");

        assertThat(event.jpeg()).isEqualTo(new ImageBytes(image));
        assertThat(event.raw()).hasToString("{\"Event\":\"NewJPGReady\",\"Bin\":2}");
        assertThat(event.toString()).hasSizeLessThan(1000);
    }

    @Test
    void answersAreToldFromEvents() {
        assertThat(Lines.read(
                        "{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":3}",
                        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"Authentication Rejected\"},\"id\":4}",
                        "{\"authbase\":{\"Username\":\"a\"},\"id\":\"5\"}",
                        "{\"jsonrpc\":\"2.0\",\"error\":\"odd\",\"id\":6}"))
                .containsExactly(
                        new Answer.Accepted(3),
                        new Answer.Refused(4, 1, "Authentication Rejected"),
                        new Answer.Accepted(5),
                        new Answer.Refused(6, 0, ""));
    }
}
