package stellar.relay.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Command;
import stellar.contract.CommandText;
import stellar.contract.Wire;
import stellar.relay.commands.CommandReader.Read.Refused;
import stellar.relay.commands.CommandReader.Read.Understood;
import stellar.relay.voyager.Completion;
import stellar.relay.voyager.VoyagerCommand;

class CommandReaderTest {

    private final CommandReader reader = new CommandReader(Vocabulary.shipped());

    @ParameterizedTest
    @CsvFileSource(resources = "understood.psv", delimiter = '|', quoteCharacter = '`')
    void aCommandOfTheCloudIsThisForVoyager(String method, String given, String sent) throws IOException {
        VoyagerCommand understood = understood(method, given);

        assertThat(understood.method()).isEqualTo(method);
        assertThat(understood.params()).isEqualTo(Wire.readObject(sent));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused.psv", delimiter = '|', quoteCharacter = '`')
    void whatCannotBeDoneLikeThatIsRefusedWithTheParameterAndWhatIsAllowed(String method, String given, String words)
            throws IOException {
        assertThat(refusal(method, Wire.readObject(given)))
                .contains(words.split(" & "))
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RemoteCameraShot          | {'Expo':600,'FilterIndex':0}      | 900",
                "RemoteCameraShot          | {'Expo':0,'FilterIndex':0}        | 300",
                "RemoteFocusEx             | {'FocusMode':0}                   | 900",
                "RemoteSolveActualPosition | {}                                | 300",
                "RemoteSolveActualPosition | {'IsBlind':true}                  | 600",
                "RemotePrecisePointTarget  | {'RA':1,'DEC':1}                  | 600",
                "RemoteCooling             | {'IsWarmup':true}                 | 1800",
                "RemoteSetupConnect        | {'TimeoutConnect':90}             | 120",
                "RemoteMountFastCommand    | {'CommandType':3}                 | 300",
                "RemoteFilterChangeTo      | {'FilterIndex':1}                 | 120",
                "RemoteSequence            | {'SequenceFile':'a'}              | 86400",
                "RemoteMountStatusGetInfo  | {}                                | 30",
                "RoboTargetSetTargetStatus | {'RefGuidTarget':'g','Status':1}  | 30"
            })
    void aResultIsWaitedForAsLongAsItMayTake(String method, String given, long seconds) throws IOException {
        assertThat(understood(method, given.replace('\'', '"')).completion())
                .isInstanceOfSatisfying(Completion.ByResult.class, completion -> assertThat(completion.limit())
                        .isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void aTextThatCouldBreakOrDisguiseALineIsRefusedAndQuotesAreNot() {
        for (String harmful : List.of(
                "a\r\nb",
                "a\n",
                "a\u0000",
                "a\u0085",
                "a\u2028b",
                "a\u2029",
                "a\u202eb",
                "a\u2066b",
                "\u200fa",
                "\ufeffa",
                "a\u0007",
                "\ud800a",
                "\uffff")) {
            assertThat(refusal("RemoteDragScript", Wire.object().put("DragScriptFile", harmful)))
                    .as(Wire.write(harmful))
                    .contains("DragScriptFile");
        }
        assertThat(refusal("RemoteDragScript", Wire.object().put("DragScriptFile", "a".repeat(501))))
                .contains("longer than 500");
        for (String harmless :
                List.of("C:\\a \"b\" 'c'.vos", "Nébuleuse d’Orion.vos", "日本.vos", "🔭.vos", "a".repeat(500))) {
            assertThat(read("RemoteDragScript", Wire.object().put("DragScriptFile", harmless)))
                    .isInstanceOf(Understood.class);
        }
    }

    @Test
    void aHarmfulNameOrShapeIsRefusedWhateverTheMethod() throws IOException {
        for (String given : List.of(
                "{\"a\\r\\nb\":1}", "{\"\":1}", "{\"a\":{\"b\":1}}", "{\"a\":[1]}", "{\"a\":null}", "{\"é\":1}")) {
            assertThat(CommandText.flaw(Wire.readObject(given))).as(given).isPresent();
        }
        ObjectNode many = Wire.object();
        for (int i = 0; i < 41; i++) {
            many.put("a" + i, 1);
        }
        assertThat(CommandText.flaw(many)).isPresent();
        assertThat(CommandText.flaw(Wire.readObject("{\"a\":1,\"b\":true,\"c\":\"\"}")))
                .isEmpty();
    }

    @Test
    void aMethodThatIsTheLinksOwnOrNobodysIsNotUnderstoodAndNotRepeated() {
        for (String method : List.of(
                "",
                "disconnect",
                "AuthenticateUserBase",
                "RemoteSetDashboardMode",
                "RemoteSetLogEvent",
                "abort",
                "Abort\r\n",
                "RoboTargetAddPlanet",
                "RemoteOpenRoboTargetMakeCoffee")) {
            assertThat(refusal(method, Wire.object()))
                    .contains("does not know how")
                    .doesNotContainPattern(
                            method.isEmpty() ? Pattern.compile("\r") : Pattern.compile(Pattern.quote(method)));
        }
    }

    /** Anything at all, given to every method: it is understood or refused, and what is understood can be one line. */
    @Test
    void noParametersWhateverTheyAreBreakTheReaderOrALine() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String[]> known = new ArrayList<>();
        try (InputStream in = CommandReaderTest.class.getResourceAsStream("understood.psv")) {
            assertThat(in).isNotNull();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> known.add(line.split(" \\| ")));
        }
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            String[] row = known.get(random.nextInt(known.size()));
            ObjectNode params = Wire.readObject(row[1]);
            List<String> names = new ArrayList<>();
            params.fieldNames().forEachRemaining(names::add);
            if (!names.isEmpty()) {
                params.set(names.get(random.nextInt(names.size())), anything(random));
            }
            CommandReader.Read read = read(row[0], params);
            if (read instanceof Understood(VoyagerCommand command)) {
                understood++;
                assertThat(command.params("uid")
                                .toString()
                                .chars()
                                .noneMatch(c -> c < ' ' || c == 0x2028 || c == 0x202e))
                        .as("seed " + seed + ": " + row[0] + " " + params)
                        .isTrue();
            }
        }
        assertThat(understood).isBetween(1_000, 19_000);
    }

    private static JsonNode anything(Random random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(10)) {
            case 0 -> json.numberNode(random.nextInt());
            case 1 -> json.numberNode(random.nextInt(10));
            case 2 -> json.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(600) - 300));
            case 3 -> json.numberNode(BigInteger.TEN.pow(random.nextInt(39)));
            case 4 -> json.numberNode(-random.nextLong());
            case 5 -> json.booleanNode(random.nextBoolean());
            case 6 -> json.nullNode();
            case 7 -> json.objectNode().put("a", 1);
            case 8 -> json.textNode("x".repeat(random.nextInt(600)));
            default ->
                json.textNode(random.ints(random.nextInt(5), 0, 0x2100)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        };
    }

    private VoyagerCommand understood(String method, String given) throws IOException {
        return switch (read(method, Wire.readObject(given))) {
            case Understood(VoyagerCommand command) -> command;
            case Refused(String reason) -> throw new AssertionError(reason);
        };
    }

    private String refusal(String method, ObjectNode given) {
        return switch (read(method, given)) {
            case Refused(String reason) -> reason;
            case Understood(VoyagerCommand command) -> throw new AssertionError(command.toString());
        };
    }

    private CommandReader.Read read(String method, ObjectNode params) {
        Instant now = Instant.parse("2026-11-21T22:00:00Z");
        return reader.read(new Command(
                "c",
                "demo",
                method,
                params,
                now,
                now.plusSeconds(30),
                new Command.Lease("operator", "o", now.plusSeconds(30))));
    }
}
