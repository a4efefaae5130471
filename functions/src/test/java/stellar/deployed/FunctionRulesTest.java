package stellar.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What each function of template.yaml has; a new one that lacks it is named with what it lacks. */
class FunctionRulesTest {

    /** HTTP APIs wait 30 s, sockets 29 s; who is cut off by them hears less than who ends by himself. */
    private static final int MOST_SECONDS_FOR_A_CALLER = 29;

    /** SnapStart takes no function with more disk than this. */
    private static final int MOST_DISK_FOR_SNAPSHOTS = 512;

    private static final Pattern INVOKED = Pattern.compile("\\$\\{([A-Za-z]+)(?:\\.Arn)?}:live");

    private final Map<String, JsonNode> functions = Yaml.functions();
    private final JsonNode globals = Yaml.read(Yaml.TEMPLATE).at("/Globals/Function");

    @Test
    void eachHasANameByWhichItsLogAndItsAlarmAreFound() {
        Set<String> names = new TreeSet<>();
        functions.forEach((id, function) -> {
            String name = name(function);
            names.add(name);
            assertThat(function.path("FunctionName").asText())
                    .as(id + ": FunctionName: !Sub ${AWS::StackName}-" + id)
                    .startsWith("${AWS::StackName}-");
            assertThat(function.at("/LoggingConfig/LogGroup").asText())
                    .as(id + ": LoggingConfig")
                    .isEqualTo("${FunctionLogs.Outputs.Prefix}/" + name);
        });

        assertThat(Yaml.joined(Yaml.resource(Yaml.TEMPLATE, "FunctionLogs").at("/Parameters/Functions")))
                .as("the list Functions of FunctionLogs, from which logs and alarms are made")
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(Yaml.resources(Yaml.FUNCTIONS, "AWS::Logs::LogGroup")).hasSize(1);
        assertThat(Yaml.resources(Yaml.FUNCTIONS, "AWS::CloudWatch::Alarm")).containsOnlyKeys("Errors${Function}");
    }

    @Test
    void eachIsASnapshotBehindAnAlias() {
        assertThat(globals.path("AutoPublishAlias").asText()).isEqualTo("live");
        assertThat(globals.path("AutoPublishAliasAllProperties").asBoolean()).isTrue();
        assertThat(globals.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(globals.at("/Architectures/0").asText()).isEqualTo("arm64");
        functions.forEach((id, function) -> {
            boolean hasMuchDisk = function.at("/EphemeralStorage/Size").asInt() > MOST_DISK_FOR_SNAPSHOTS;
            assertThat(function.at("/SnapStart/ApplyOn").asText())
                    .as("SnapStart of " + id)
                    .isEqualTo(hasMuchDisk ? "None" : "");
            assertThat(function.has("AutoPublishAlias")).as(id).isFalse();
        });
    }

    /** Called without it a function would start cold, and a shift to a new version would pass it by. */
    @Test
    void nobodyCallsAFunctionButByItsAlias() {
        String text = Yaml.read(Yaml.TEMPLATE).toString();
        JsonNode sockets = Yaml.resource(Yaml.TEMPLATE, "LiveApi");

        assertThat(sockets.at("/Auth/AuthArn").asText()).endsWith("Function.Alias");
        sockets.path("Routes").properties().forEach(route -> assertThat(
                        route.getValue().path("FunctionArn").asText())
                .as(route.getKey())
                .endsWith("Function.Alias"));
        functions.keySet().forEach(id -> assertThat(text)
                .doesNotContain("\"" + id + ".Arn\"")
                .doesNotContain("\"${" + id + ".Arn}\""));
    }

    @Test
    void whatFailsInTheBackgroundIsKeptInAQueue() {
        Set<String> inBackground = new TreeSet<>(invokedByOthers());
        functions.forEach((id, function) -> function.path("Events").properties().forEach(event -> {
            JsonNode properties = event.getValue().path("Properties");
            switch (event.getValue().path("Type").asText()) {
                case "HttpApi" -> {}
                case "S3", "SNS" -> inBackground.add(id);
                case "DynamoDB" -> {
                    mayFill(id, function, properties.at("/DestinationConfig/OnFailure/Destination"));
                    assertThat(properties.path("MaximumRetryAttempts").isInt())
                            .as(id + " would hold its table up for a day without MaximumRetryAttempts")
                            .isTrue();
                }
                case "ScheduleV2" -> {
                    inBackground.add(id);
                    assertThat(properties.at("/DeadLetterConfig/Arn").asText())
                            .as("DeadLetterConfig of " + id + ", " + event.getKey())
                            .endsWith(".Arn");
                    assertThat(properties.path("GroupName").asText())
                            .as(id + ": without a group of the stack's own two stacks have one schedule")
                            .isEqualTo("NightTimers");
                }
                default -> throw new IllegalStateException("Nothing is known here of " + event);
            }
        }));

        assertThat(inBackground).contains("LookFunction", "AlbumMakerFunction", "BroadcastFunction", "SweepFunction");
        inBackground.forEach(id -> {
            JsonNode function = Yaml.resource(Yaml.TEMPLATE, id);
            mayFill(id, function, function.at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination"));
        });
    }

    private static void mayFill(String id, JsonNode function, JsonNode queue) {
        assertThat(queue.asText()).as("the queue of what " + id + " failed at").endsWith(".Arn");
        List<String> fills = Yaml.statements(function).stream()
                .filter(statement -> Yaml.texts(statement.path("Action")).contains("sqs:SendMessage"))
                .flatMap(statement -> Yaml.texts(statement.path("Resource")).stream())
                .toList();
        assertThat(fills).as("what " + id + " may send to").contains(queue.asText());
    }

    /** Those that another function calls without waiting, and the one that Scheduler calls for each booking. */
    private Set<String> invokedByOthers() {
        Set<String> invoked = new TreeSet<>(Set.of("LookFunction"));
        functions.values().forEach(function -> Yaml.statements(function).stream()
                .filter(statement -> Yaml.texts(statement.path("Action")).contains("lambda:InvokeFunction"))
                .flatMap(statement -> Yaml.texts(statement.path("Resource")).stream())
                .forEach(resource -> {
                    Matcher matcher = INVOKED.matcher(resource);
                    assertThat(matcher.matches()).as(resource).isTrue();
                    invoked.add(matcher.group(1));
                }));
        return invoked;
    }

    @Test
    void noneThatSomebodyWaitsForTakesLongerThanTheApiWaits() {
        functions.forEach((id, function) -> {
            boolean isWaitedFor = function.path("Events").properties().stream()
                    .anyMatch(event -> event.getValue().path("Type").asText().equals("HttpApi"));
            int seconds = function.path("Timeout").asInt(globals.path("Timeout").asInt());
            if (isWaitedFor || ofSockets().contains(id)) {
                assertThat(seconds).as("Timeout of " + id).isBetween(1, MOST_SECONDS_FOR_A_CALLER);
            }
        });
    }

    private static Set<String> ofSockets() {
        JsonNode sockets = Yaml.resource(Yaml.TEMPLATE, "LiveApi");
        Set<String> functions = new TreeSet<>(Set.of(alias(sockets.at("/Auth/AuthArn"))));
        sockets.path("Routes").forEach(route -> functions.add(alias(route.path("FunctionArn"))));
        return functions;
    }

    private static String alias(JsonNode reference) {
        return reference.asText().replace(".Alias", "");
    }

    /** All functions are one artifact: what is wrong with it shows first where there is most traffic. */
    @Test
    void aNewVersionIsShiftedToGraduallyWhereTrafficShowsItAndTakenBackByItsAlarm() {
        Map<String, List<String>> byKind = new HashMap<>();
        functions.forEach((id, function) -> {
            JsonNode preference = function.path("DeploymentPreference");
            if (!preference.isMissingNode()) {
                List<String> type = Yaml.texts(preference.path("Type"));
                assertThat(type)
                        .as("Type of " + id)
                        .hasSize(3)
                        .startsWith("IsProduction")
                        .endsWith("AllAtOnce");
                assertThat(Yaml.texts(preference.path("Alarms")))
                        .as("Alarms of " + id)
                        .containsExactly("${AWS::StackName}-" + name(function) + "-errors");
                byKind.computeIfAbsent(type.get(1), _ -> new ArrayList<>()).add(id);
            }
        });

        assertThat(byKind).containsOnlyKeys("Linear10PercentEvery1Minute", "Canary10Percent5Minutes");
        assertThat(byKind.get("Linear10PercentEvery1Minute"))
                .contains("IngestFunction", "MessageFunction", "ConnectFunction", "TicketAuthorizerFunction");
        assertThat(byKind.get("Canary10Percent5Minutes"))
                .contains("BookingsFunction", "TelescopesFunction", "TicketFunction");
    }

    /** Nothing stands before such an address: no authorizer, no rate, no log. Each needs its reason here. */
    private static final Map<String, String> OWN_ADDRESS_BECAUSE = Map.of(
            "IngestFunction",
            "Each request is signed by a relay, which is checked before its body is unpacked or a row written (SignedRequests).");

    @Test
    void aFunctionHasAnAddressOfItsOwnOnlyForAReasonAndWithinBounds() {
        Set<String> withAddress = new TreeSet<>();
        functions.forEach((id, function) -> {
            if (function.has("FunctionUrlConfig")) {
                withAddress.add(id);
                assertThat(function.at("/FunctionUrlConfig/AuthType").asText())
                        .as(id)
                        .isEqualTo("NONE");
                assertThat(function.at("/FunctionUrlConfig/Cors").isMissingNode())
                        .as(id + " is for no browser")
                        .isTrue();
                assertThat(Yaml.texts(function.path("ReservedConcurrentExecutions")))
                        .as(id + ": strangers would take the account's room")
                        .startsWith("IsProduction")
                        .hasSize(3);
            }
        });

        assertThat(withAddress).isEqualTo(OWN_ADDRESS_BECAUSE.keySet());
        assertThat(globals.has("FunctionUrlConfig")).isFalse();
        // Lambda takes ten requests a second for each (Developer Guide, "Function URLs", throttling).
        assertThat(10
                        * Integer.parseInt(Yaml.texts(Yaml.resource(Yaml.TEMPLATE, "IngestFunction")
                                        .path("ReservedConcurrentExecutions"))
                                .get(1)))
                .isEqualTo(Yaml.resource(Yaml.TEMPLATE, "SiteApi")
                        .path("RouteSettings")
                        .path("POST /api/relay/events")
                        .path("ThrottlingRateLimit")
                        .asInt());
    }

    @Test
    void whatIsHeavyLeavesTheAccountRoomAndOnlyInProduction() {
        for (String id : List.of("IngestFunction", "FrameArrivedFunction", "AlbumMakerFunction", "RenderingFunction")) {
            assertThat(Yaml.texts(Yaml.resource(Yaml.TEMPLATE, id).path("ReservedConcurrentExecutions")))
                    .as(id)
                    .startsWith("IsProduction")
                    .endsWith("AWS::NoValue");
        }
    }

    @Test
    void eachIsTracedAndTagged() {
        assertThat(globals.path("Tracing").asText()).isEqualTo("Active");
        for (String kind : List.of("Function", "HttpApi", "WebSocketApi")) {
            JsonNode of = Yaml.read(Yaml.TEMPLATE).path("Globals").path(kind);
            assertThat(of.path("PropagateTags").asBoolean()).as(kind).isTrue();
            assertThat(of.path("Tags").has("system")).as(kind).isTrue();
        }
    }

    @Test
    void whatTelescopesCauseWithoutEndIsTracedOnlyWhenSomebodyWantsIt() {
        JsonNode trace = Yaml.read(Yaml.TEMPLATE).path("Parameters").path("TraceTelescopes");
        assertThat(trace.path("Default").asText()).isEqualTo("PassThrough");
        List<String> withoutEnd = new ArrayList<>();
        functions.forEach((id, function) -> {
            if (function.has("Tracing")) {
                assertThat(function.path("Tracing").toString()).as(id).contains("TraceTelescopes");
                withoutEnd.add(id);
            }
        });
        assertThat(withoutEnd)
                .containsExactlyInAnyOrder(
                        "IngestFunction",
                        "UploadFunction",
                        "ImageArrivedFunction",
                        "FrameArrivedFunction",
                        "NightChangesFunction",
                        "ImagesFunction",
                        "MessageFunction");
    }

    @Test
    void lambdaWritesNoLinesOfItsOwnForACallThatWentWell() {
        assertThat(globals.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(globals.at("/LoggingConfig/SystemLogLevel").asText()).isEqualTo("WARN");
    }

    private static String name(JsonNode function) {
        return function.path("FunctionName").asText().replace("${AWS::StackName}-", "");
    }
}
