package stellar.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.cloud.Figure;

/** The console shows what there is: each alarm has its section of the runbook, each field is one that the code writes. */
class ConsoleTest {

    private static final Pattern SECTION = Pattern.compile("docs/runbook\\.md#([a-z-]+)");

    /** Where a function's own line is written. */
    private static final Pattern LINE = Pattern.compile("log\\s*\\.(?:info|warn|figure)\\((.*?)\\);", Pattern.DOTALL);

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** The words of Logs Insights that our queries use. */
    private static final Set<String> QUERY_WORDS = Set.of(
            "fields filter stats sort limit as by asc desc count count_distinct pct max min sum latest bin ispresent SOURCE"
                    .split(" "));

    private final String runbook;

    ConsoleTest() throws IOException {
        runbook = Files.readString(Night.HOME.resolve("docs/runbook.md"));
    }

    @Test
    void eachAlarmHasASectionOfTheRunbookThatBeginsWithWhatItSaysAndEachSectionAnAlarm() throws IOException {
        Map<String, String> alarms = new TreeMap<>();
        for (String file : Yaml.ALL) {
            Yaml.resources(file, "AWS::CloudWatch::Alarm").forEach((id, alarm) -> {
                String description = alarm.path("AlarmDescription").asText();
                Matcher section = SECTION.matcher(description);
                assertThat(section.find())
                        .as(id + " names a section of the runbook")
                        .isTrue();
                alarms.put(
                        section.group(1),
                        description.replaceAll("\\s*What to do:.*", "").strip());
                assertThat(alarm.path("AlarmActions")).as(id).isNotEmpty();
                assertThat(alarm.has("TreatMissingData")).as(id).isTrue();
            });
        }
        Matcher budget = SECTION.matcher(Files.readString(Night.HOME.resolve(Yaml.CONSOLE)));
        Set<String> named = new TreeSet<>();
        while (budget.find()) {
            named.add(budget.group(1));
        }
        named.addAll(alarms.keySet());
        Map<String, String> sections = sections();

        assertThat(sections.keySet()).isEqualTo(named).contains("budget", "relay-silent", "dead-letters");
        alarms.forEach(
                (section, says) -> assertThat(sections.get(section)).as(section).startsWith("*" + says + "*"));
        sections.forEach(
                (section, text) -> assertThat(text).as(section).contains("**Means.**", "**Do.**", "**Over** when"));
    }

    private Map<String, String> sections() {
        Map<String, String> sections = new TreeMap<>();
        for (String part : runbook.split("\n## ", -1)) {
            int end = part.indexOf('\n');
            sections.put(part.substring(0, end).strip(), part.substring(end).strip());
        }
        sections.keySet().removeIf(title -> title.startsWith("#"));
        return sections;
    }

    @Test
    void eachLinkWithinTheRunbookLeadsSomewhere() {
        Matcher link = Pattern.compile("]\\(#([a-z-]+)\\)").matcher(runbook);
        while (link.find()) {
            assertThat(sections()).containsKey(link.group(1));
        }
    }

    @Test
    void eachQueueOfWhatFailedHasItsAlarm() {
        List<String> watched =
                Yaml.joined(Yaml.resource(Yaml.TEMPLATE, "Console").at("/Parameters/Queues"));

        assertThat(watched)
                .as("the list Queues of Console")
                .containsExactlyInAnyOrderElementsOf(Yaml.resources(Yaml.TEMPLATE, "AWS::SQS::Queue").keySet().stream()
                        .map(queue -> queue + ".QueueName")
                        .toList());
    }

    @Test
    void eachFigureThatIsShownOrRaisesAnAlarmIsOneThatAFunctionTells() throws IOException {
        Map<String, String> shown = new HashMap<>();
        Set<String> functions = Yaml.functions().values().stream()
                .map(function -> function.path("FunctionName").asText().replace("${AWS::StackName}-", "${Name}-"))
                .collect(Collectors.toSet());
        for (JsonNode widget : widgets()) {
            List<String> before = List.of();
            for (JsonNode metric : widget.at("/properties/metrics")) {
                List<String> named = new ArrayList<>();
                for (JsonNode word : metric) {
                    if (word.isTextual()) {
                        named.add(word.asText().equals(".") ? before.get(named.size()) : word.asText());
                    }
                }
                before = named.isEmpty() ? before : named;
                if (!named.isEmpty() && named.getFirst().equals(Figure.NAMESPACE)) {
                    assertThat(named.get(2)).isEqualTo("Function");
                    shown.put(named.get(1), named.get(3));
                }
            }
        }
        Yaml.read(Yaml.CONSOLE).findParents("MetricName").stream()
                .filter(metric -> metric.path("Namespace").asText().equals(Figure.NAMESPACE))
                .forEach(metric -> shown.put(
                        metric.path("MetricName").asText(),
                        metric.at("/Dimensions/0/Value").asText()));

        assertThat(shown).containsKeys("RelayAwaited", "SocketDenied", "EventToBrowser");
        shown.forEach((figure, function) -> {
            assertThat(Arrays.stream(Figure.values()).map(Figure::shown)).contains(figure);
            assertThat(functions).as("the function of " + figure).contains(function);
        });
        // One that is only for queries need not be shown otherwise.
        Set<String> queried = new TreeSet<>(shown.keySet());
        queried.addAll(Arrays.stream(Figure.values())
                .map(Figure::shown)
                .filter(figure ->
                        queries().stream().anyMatch(query -> query.text().contains(figure)))
                .toList());
        assertThat(queried)
                .as("each figure costs, so each is shown")
                .containsAll(Arrays.stream(Figure.values()).map(Figure::shown).toList());
    }

    @Test
    void eachLogOfAFunctionThatIsAskedIsThere() {
        Set<String> names = Yaml.functions().values().stream()
                .map(function -> function.path("FunctionName").asText().replace("${AWS::StackName}-", ""))
                .collect(Collectors.toSet());
        for (Query query : queries()) {
            assertThat(query.groups()).as(query.name()).isNotEmpty();
            query.groups().stream()
                    .filter(group -> group.startsWith("${LogPrefix}/"))
                    .forEach(group -> assertThat(names).contains(group.replace("${LogPrefix}/", "")));
        }
    }

    @Test
    void eachFieldThatAQueryNamesIsOneThatIsWritten() throws IOException {
        Set<String> byFunctions = fieldsOfFunctions();
        assertThat(byFunctions).contains("booking", "relay", "level", "message", "reason", "EventToBrowser");
        for (Query query : queries()) {
            boolean ofApi = query.groups().stream().allMatch(group -> group.endsWith("ApiLog"));
            Set<String> known = ofApi ? fieldsOf(query.groups().getFirst()) : byFunctions;
            assertThat(fieldsIn(query.text())).as(query.name()).isSubsetOf(known);
        }
    }

    private record Query(String name, List<String> groups, String text) {}

    private List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        Yaml.resources(Yaml.CONSOLE, "AWS::Logs::QueryDefinition")
                .forEach((id, query) -> queries.add(new Query(
                        id,
                        Yaml.texts(query.path("LogGroupNames")),
                        query.path("QueryString").asText())));
        for (JsonNode widget : widgets()) {
            String text = widget.at("/properties/query").asText();
            if (!text.isEmpty()) {
                Matcher source = Pattern.compile("^SOURCE '([^']*)' \\| (.*)$").matcher(text);
                assertThat(source.matches()).as(text).isTrue();
                queries.add(
                        new Query(widget.at("/properties/title").asText(), List.of(source.group(1)), source.group(2)));
            }
        }
        assertThat(queries).hasSizeGreaterThan(8);
        return queries;
    }

    /** The fields of a query: its words, less texts, numbers with units, AWS's own, its language's, and names that it gives. */
    private static Set<String> fieldsIn(String query) {
        Set<String> given = new TreeSet<>();
        Matcher as = Pattern.compile("\\bas (\\w+)").matcher(query);
        while (as.find()) {
            given.add(as.group(1));
        }
        Set<String> fields = new TreeSet<>();
        Matcher word = Pattern.compile("[@A-Za-z_]\\w*")
                .matcher(query.replaceAll("\"[^\"]*\"", "").replaceAll("\\b\\d\\w*", ""));
        while (word.find()) {
            String name = word.group();
            if (!name.startsWith("@") && !QUERY_WORDS.contains(name) && !given.contains(name)) {
                fields.add(name);
            }
        }
        return fields;
    }

    private static Set<String> fieldsOfFunctions() throws IOException {
        Set<String> fields = new TreeSet<>(Set.of("time", "level", "message", "stack", "Function"));
        Arrays.stream(Figure.values()).map(Figure::shown).forEach(fields::add);
        try (Stream<Path> sources = Files.walk(Night.HOME.resolve("functions/src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher line = LINE.matcher(Files.readString(source));
                while (line.find()) {
                    Matcher literal = LITERAL.matcher(line.group(1));
                    while (literal.find()) {
                        if (literal.group(1).matches("[a-z][A-Za-z]*")) {
                            fields.add(literal.group(1));
                        }
                    }
                }
            }
        }
        return fields;
    }

    private static Set<String> fieldsOf(String apiLog) {
        String type = apiLog.equals("SiteApiLog") ? "AWS::Serverless::HttpApi" : "AWS::Serverless::WebSocketApi";
        String format = Yaml.resources(Yaml.TEMPLATE, type)
                .values()
                .iterator()
                .next()
                .at("/AccessLogSettings/Format")
                .asText();
        Set<String> fields = new TreeSet<>();
        json(format).fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static List<JsonNode> widgets() {
        List<JsonNode> widgets = new ArrayList<>();
        json(Yaml.resource(Yaml.CONSOLE, "Dashboard").path("DashboardBody").asText())
                .path("widgets")
                .forEach(widgets::add);
        assertThat(widgets).hasSizeGreaterThan(10);
        return widgets;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException notJson) {
            throw new AssertionError(text, notJson);
        }
    }
}
