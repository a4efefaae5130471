package stellar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger.HttpRoute;
import stellar.local.template.Template;

/** What template.yaml says and what the functions are belong together. */
class TemplateTest {

    private static final Path TEMPLATE = Night.HOME.resolve("template.yaml");

    static List<LambdaFunction> functions() throws IOException {
        return Template.read(TEMPLATE, Deployment.LOCAL, Map.of()).all(LambdaFunction.class);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachHandlerStartsWithTheSettingsThatTheTemplateGivesIt(LambdaFunction function) throws Exception {
        Class<?> handler = Class.forName(function.handler());
        Map<String, String> settings = new HashMap<>(function.environment());
        settings.put("AWS_REGION", "eu-west-3");

        assertThat(handler.getConstructor()).isNotNull();
        assertThat(handler.getConstructor(Map.class).newInstance(settings)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void noHandlerStartsWithoutOneOfItsSettings(LambdaFunction function) throws Exception {
        var constructor = Class.forName(function.handler()).getConstructor(Map.class);
        for (String setting : function.environment().keySet()) {
            if (!setting.equals("JAVA_TOOL_OPTIONS")) {
                Map<String, String> settings = new HashMap<>(function.environment());
                settings.put("AWS_REGION", "eu-west-3");
                settings.remove(setting);
                assertThatThrownBy(() -> constructor.newInstance(settings))
                        .as(setting)
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .hasMessageContaining("no setting " + setting);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachFunctionHasRightsOfItsOwnAndNoneOverEverything(LambdaFunction function) throws IOException {
        JsonNode policies = read(TEMPLATE).at("/Resources/" + function.logicalId() + "/Properties/Policies");

        List<JsonNode> statements = new ArrayList<>();
        policies.forEach(policy -> policy.path("Statement").forEach(statements::add));
        boolean needsNone = function.environment().keySet().stream()
                .noneMatch(setting ->
                        setting.endsWith("_TABLE") || setting.endsWith("_BUCKET") || setting.endsWith("_FUNCTION"));
        assertThat(statements.isEmpty()).isEqualTo(needsNone);
        assertThat(statements).allSatisfy(statement -> {
            assertThat(texts(statement.path("Action"))).isNotEmpty().noneMatch(action -> action.contains("*"));
            assertThat(texts(statement.path("Resource")))
                    .isNotEmpty()
                    .noneMatch(resource -> resource.equals("*") || resource.startsWith("arn:aws:"));
        });
    }

    @Test
    void theApisDescriptionHasTheTemplatesRoutesAndNoOthers() throws IOException {
        Set<String> deployed = new TreeSet<>();
        functions().forEach(function -> function.triggers().forEach(trigger -> {
            if (trigger instanceof HttpRoute route) {
                deployed.add(route.method() + " " + route.path());
            }
        }));
        Set<String> described = new TreeSet<>();
        read(Night.HOME.resolve("docs/api/openapi.yaml"))
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(described).isEqualTo(deployed);
    }

    /** AWS's own rules; without cfn-lint this test is skipped, and says so. */
    @Test
    void cfnLintFindsNothing() throws Exception {
        Process lint;
        try {
            lint = new ProcessBuilder(
                            "cfn-lint",
                            TEMPLATE.toString(),
                            Night.HOME.resolve("infrastructure/site/site.yaml").toString(),
                            Night.HOME
                                    .resolve("infrastructure/console/functions.yaml")
                                    .toString(),
                            Night.HOME
                                    .resolve("infrastructure/console/console.yaml")
                                    .toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            String said = "cfn-lint is not installed: nobody has looked at the templates by AWS's rules.";
            System.err.println(said);
            abort(said);
            return;
        }
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(said).isZero();
    }

    /** No route is open to everybody by oversight. */
    @Test
    void eachRouteAsksForATokenOrIsSaidToBeGuardedOtherwiseOrToBeOpenForAReason() throws IOException {
        JsonNode paths = read(Night.HOME.resolve("docs/api/openapi.yaml")).path("paths");
        List<String> seen = new ArrayList<>();
        for (LambdaFunction function : functions()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof HttpRoute route) {
                    JsonNode operation =
                            paths.path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
                    Set<String> guards = new TreeSet<>();
                    operation.path("security").forEach(way -> way.fieldNames().forEachRemaining(guards::add));
                    String why = operation.path("x-open-because").asText();
                    String name = route.method() + " " + route.path();
                    assertThat(guards.contains("signedIn"))
                            .as(name)
                            .isEqualTo(route.guard().isPresent());
                    assertThat(guards.isEmpty()).as(name).isEqualTo(!why.isBlank());
                    seen.add(name);
                }
            }
        }
        assertThat(seen).contains("GET /api/me", "GET /health");
    }

    private static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(text -> texts.add(text.asText()));
        } else {
            texts.add(oneOrMany.asText());
        }
        return texts;
    }

    private static JsonNode read(Path yaml) throws IOException {
        return new YAMLMapper().readTree(yaml.toFile());
    }
}
