package stellar;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import stellar.ApiShape.Place;
import stellar.cloud.Request;
import stellar.contract.Problem;

/**
 * The API's description, held against what functions are asked and answer. An answer must have a status, a content type
 * and members that {@code docs/api/openapi.yaml} tells of; a refusal a code of its response's {@code x-codes} and a title in the
 * caller's language; and the body of a request that was granted must be what the description asks for.
 */
public final class ApiBook {

    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getDraft202012());
    private static final ApiBook OF_ALL_TESTS = new ApiBook();

    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final ApiSeen seen = new ApiSeen();

    private ApiBook() {}

    /** The description itself. */
    public static JsonNode document() {
        return DOCUMENT;
    }

    /** Asks a function, and holds what was asked and answered against the description. */
    public static APIGatewayV2HTTPResponse ask(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse answer = handler.handleRequest(event, Night.INVOCATION);
        OF_ALL_TESTS.compare(event, answer);
        return answer;
    }

    /** Each member that any answer may have. */
    public static Set<String> describedMembers() {
        Set<String> described = new TreeSet<>();
        operations().forEach((route, operation) -> operation
                .path("responses")
                .properties()
                .forEach(response -> {
                    resolved(response.getValue())
                            .path("content")
                            .forEach(content -> ApiShape.expand(
                                    List.of(new Place(route + " " + response.getKey(), content.path("schema"))),
                                    DOCUMENT,
                                    described));
                }));
        return described;
    }

    /** Each operation by its route: {@code GET /api/me}. */
    public static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getKey().equals("parameters")) {
                        operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue());
                    }
                }));
        return operations;
    }

    /** What a reference leads to; anything else itself. */
    public static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(DOCUMENT.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    private void compare(APIGatewayV2HTTPEvent event, APIGatewayV2HTTPResponse answer) {
        String route = event.getRouteKey();
        JsonNode operation = operations().get(route);
        assertThat(operation).as("what docs/api/openapi.yaml says of " + route).isNotNull();
        int status = answer.getStatusCode();
        String what = route + " " + status;
        JsonNode response =
                resolved(Objects.requireNonNull(operation).path("responses").path(Integer.toString(status)));
        assertThat(response.isMissingNode())
                .as(what + " is no answer that docs/api/openapi.yaml tells of: " + answer.getBody())
                .isFalse();
        Map<String, String> headers = Map.copyOf(answer.getHeaders());
        response.path("headers")
                .fieldNames()
                .forEachRemaining(name -> assertThat(headers).as(what).containsKey(name));
        if (response.has("content")) {
            String type = headers.getOrDefault("content-type", "none").replaceFirst(";.*", "");
            JsonNode content = response.path("content").path(type);
            assertThat(content.isMissingNode())
                    .as(what + " of content type " + type)
                    .isFalse();
            if (type.endsWith("json")) {
                JsonNode body = json(answer.getBody());
                fits(what, content.path("schema"), body);
                walk(what, content.path("schema"), body);
                if (status >= 400) {
                    refusal(what, operation, response, new Request(event), headers, body);
                }
            }
        } else {
            assertThat(answer.getBody()).as(what).isNullOrEmpty();
        }
        if (status < 400) {
            asked(route, operation, new Request(event));
        }
        seen.answered(what);
    }

    private void asked(String route, JsonNode operation, Request request) {
        JsonNode schema = resolved(operation.path("requestBody")).at("/content/application~1json/schema");
        if (!schema.isMissingNode() && request.body().length > 0) {
            fits("what " + route + " was asked", schema, json(new String(request.body(), StandardCharsets.UTF_8)));
        }
        List<String> known = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(parameter -> known.add(resolved(parameter).path("name").asText()));
        Map<String, String> query = request.event().getQueryStringParameters();
        if (query != null) {
            assertThat(known).as("parameters of " + route).containsAll(query.keySet());
        }
    }

    private static void refusal(
            String what,
            JsonNode operation,
            JsonNode response,
            Request request,
            Map<String, String> headers,
            JsonNode body) {
        String code = body.path("code").asText();
        List<String> codes = new ArrayList<>();
        response.path("x-codes").forEach(known -> codes.add(known.asText()));
        assertThat(headers).as(what).containsEntry("content-type", Problem.CONTENT_TYPE);
        assertThat(codes).as("x-codes of " + what).contains(code);
        assertThat(what).endsWith(" " + body.path("status").asInt());
        if (!isSigned(operation)) {
            assertThat(Refusals.says(
                            code, request.language(), body.path("title").asText()))
                    .as(what + " in " + request.language() + ": " + body.path("title"))
                    .isTrue();
        }
    }

    /** Whether a relay asks this: a program, which is told in English. */
    static boolean isSigned(JsonNode operation) {
        return operation.path("security").path(0).has("relaySignature");
    }

    private void fits(String what, JsonNode schema, JsonNode value) {
        List<Error> wrong = compiled.computeIfAbsent(schema.toString(), _ -> compile(schema))
                .validate(value);
        assertThat(wrong).as(what + " against its schema: " + value).isEmpty();
    }

    private void walk(String what, JsonNode schema, JsonNode value) {
        Set<String> unknown = new TreeSet<>();
        Set<String> members = new TreeSet<>();
        ApiShape.walk(List.of(new Place(what, schema)), value, DOCUMENT, members, unknown);
        members.forEach(seen::member);
        assertThat(unknown)
                .as("members of " + what + " that docs/api/openapi.yaml does not tell of: " + value)
                .isEmpty();
    }

    private static Schema compile(JsonNode schema) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", DOCUMENT.path("components"));
        whole.putArray("allOf").add(schema);
        return SCHEMAS.getSchema(whole);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(Night.HOME.resolve("docs/api/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
