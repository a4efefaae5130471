package stellar.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps data, and what answers strangers. */
class StoreAndApiRulesTest {

    /** A day that somebody spent a week on cannot be made again. */
    private static final Set<String> MADE_AGAIN =
            Set.of("ConnectionsTable", "PairingsTable", "ProgressTable", "CommandsTable", "AlbumsTable");

    static Stream<String> templates() {
        return Yaml.ALL.stream();
    }

    @Test
    void eachTableCanBeTakenBackToAnyMomentAndIsEncrypted() {
        Yaml.resources(Yaml.TEMPLATE, "AWS::DynamoDB::Table").forEach((id, table) -> {
            assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .as(id)
                    .isTrue();
            assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean())
                    .as(id)
                    .isTrue();
        });
    }

    @Test
    void aTableThatIsKeptCannotBeDeletedByMistake() {
        Yaml.resources(Yaml.TEMPLATE, "AWS::DynamoDB::Table").forEach((id, table) -> {
            JsonNode resource = Yaml.read(Yaml.TEMPLATE).path("Resources").path(id);
            boolean isKept = resource.path("DeletionPolicy").asText().equals("Retain");
            assertThat(table.has("DeletionProtectionEnabled")).as(id).isEqualTo(isKept);
            assertThat(resource.path("UpdateReplacePolicy").asText().equals("Retain"))
                    .as(id)
                    .isEqualTo(isKept);
            assertThat(isKept || MADE_AGAIN.contains(id))
                    .as(id + " goes with the stack")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void eachBucketIsPrivateEncryptedSweptAndClosedToConnectionsInTheClear(String file) {
        Map<String, JsonNode> policies = Yaml.resources(file, "AWS::S3::BucketPolicy");
        Yaml.resources(file, "AWS::S3::Bucket").forEach((id, bucket) -> {
            assertThat(bucket.path("PublicAccessBlockConfiguration").properties())
                    .as(id)
                    .hasSize(4)
                    .allMatch(each -> each.getValue().asBoolean());
            assertThat(bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
                    .as(id)
                    .isEqualTo("BucketOwnerEnforced");
            assertThat(bucket.path("BucketEncryption").toString()).as(id).contains("AES256");
            assertThat(bucket.at("/LifecycleConfiguration/Rules").toString())
                    .as(id)
                    .contains("AbortIncompleteMultipartUpload");
            assertThat(policies.values().stream()
                            .filter(policy -> policy.path("Bucket").asText().equals(id))
                            .map(JsonNode::toString))
                    .as("the policy of " + id)
                    .singleElement()
                    .asString()
                    .contains("\"Effect\":\"Deny\"", "\"aws:SecureTransport\":\"false\"");
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nobodyIsAllowedEverythingInAPolicyOfOurs(String file) {
        allowed(Yaml.read(file)).forEach(statement -> {
            assertThat(Yaml.texts(statement.path("Action")))
                    .as(statement.toString())
                    .isNotEmpty()
                    .noneMatch(action -> action.contains("*"));
            assertThat(Yaml.texts(statement.path("Resource")))
                    .as(statement.toString())
                    .noneMatch(resource -> resource.equals("*"));
            assertThat(statement.path("Principal").asText())
                    .as(statement.toString())
                    .isNotEqualTo("*");
        });
    }

    private static List<JsonNode> allowed(JsonNode node) {
        return node.findParents("Effect").stream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void eachLogIsForgottenAgain(String file) {
        Yaml.resources(file, "AWS::Logs::LogGroup")
                .forEach((id, group) ->
                        assertThat(group.has("RetentionInDays")).as(id).isTrue());
    }

    /** The secrets of spectators and calendars stand in paths, a socket's ticket in the query, a token in a header. */
    @Test
    void theAccessLogsAreJsonAndTellNoPathQueryHeaderOrAddress() {
        for (JsonNode api : List.of(site(), live())) {
            String format = api.at("/AccessLogSettings/Format").asText();
            assertThat(format)
                    .startsWith("{")
                    .contains("$context.routeKey")
                    .doesNotContainIgnoringCase("path")
                    .doesNotContainIgnoringCase("query")
                    .doesNotContainIgnoringCase("header")
                    .doesNotContain("identity", "resourceId", "claims", "error.message");
            assertThat(Yaml.resources(Yaml.TEMPLATE, "AWS::Logs::LogGroup"))
                    .containsKey(
                            api.at("/AccessLogSettings/DestinationArn").asText().replace(".Arn", ""));
        }
    }

    @Test
    void whatStrangersMayAskThatCostsOrGuessesASecretHasALimitOfItsOwn() {
        int usual = site().at("/DefaultRouteSettings/ThrottlingRateLimit").asInt();
        Set<String> limited = new TreeSet<>();
        site().path("RouteSettings").properties().forEach(route -> {
            limited.add(route.getKey());
            int rate = route.getValue().path("ThrottlingRateLimit").asInt();
            if (!route.getKey().equals("POST /api/relay/events")) {
                assertThat(rate).as(route.getKey()).isPositive().isLessThan(usual);
            }
        });
        Set<String> routes = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        Yaml.functions().values().forEach(function -> function.path("Events").forEach(event -> {
            JsonNode route = event.path("Properties");
            if (event.path("Type").asText().equals("HttpApi")) {
                String key =
                        route.path("Method").asText() + " " + route.path("Path").asText();
                routes.add(key);
                boolean isOpen = !route.has("Auth");
                boolean makesTickets = key.endsWith("/tickets");
                boolean hasASecret = key.contains("{secret}") || key.contains("{file}") || key.endsWith("/pairings");
                boolean reckons = key.endsWith("/check") || key.endsWith("/rendering");
                if (isOpen && (makesTickets || hasASecret || reckons)) {
                    open.add(key);
                }
            }
        }));

        assertThat(limited).as("RouteSettings of routes that there are").isSubsetOf(routes);
        assertThat(limited).as("RouteSettings of what strangers may ask").containsAll(open);
        assertThat(open).contains("POST /api/telescopes/{telescope}/tickets", "POST /api/spectate/{secret}/tickets");
    }

    /** Of each of some hundred routes they would be five metrics, and cost more than all else. */
    @Test
    void noMetricsAreKeptByRoute() {
        assertThat(Yaml.read(Yaml.TEMPLATE).findValues("DetailedMetricsEnabled"))
                .isEmpty();
    }

    @Test
    void eachRouteOfSocketsIsLimited() {
        assertThat(live().at("/DefaultRouteSettings/ThrottlingRateLimit").asInt())
                .isPositive();
        Set<String> routes = new TreeSet<>();
        live().path("Routes").fieldNames().forEachRemaining(routes::add);
        live().path("RouteSettings").fieldNames().forEachRemaining(route -> assertThat(routes)
                .contains(route));
    }

    @Test
    void eachNestedTemplateIsGivenWhatItAsksForAndGivesWhatIsAskedOfIt() {
        String text = Yaml.read(Yaml.TEMPLATE).toString();
        Map<String, JsonNode> nested = Yaml.resources(Yaml.TEMPLATE, "AWS::CloudFormation::Stack");
        assertThat(nested).containsOnlyKeys("Site", "FunctionLogs", "Console");
        nested.forEach((id, stack) -> {
            JsonNode template = Yaml.read(stack.path("TemplateURL").asText());
            assertThat(names(stack.path("Parameters")))
                    .as("Parameters of " + id)
                    .isEqualTo(names(template.path("Parameters")));
            names(template.path("Outputs")).forEach(output -> assertThat(text)
                    .as("who wants what " + id + " gives")
                    .contains(id + ".Outputs." + output));
            assertThat(text.split(id + "\\.Outputs\\.", -1))
                    .filteredOn(part -> !part.equals(text))
                    .as("what is asked of " + id)
                    .isNotEmpty();
        });
    }

    private static Set<String> names(JsonNode map) {
        Set<String> names = new TreeSet<>();
        map.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode site() {
        return Yaml.resource(Yaml.TEMPLATE, "SiteApi");
    }

    private static JsonNode live() {
        return Yaml.resource(Yaml.TEMPLATE, "LiveApi");
    }
}
