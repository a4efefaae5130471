package stellar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stellar.contract.Problem;

/** What docs/api/openapi.yaml says is sound in itself, and names what the code names. */
class ApiDescriptionTest {

    /** What only relays are told; see docs/contract/v1. */
    private static final Set<String> OF_THE_CONTRACT = Set.of(
            Problem.SIGNATURE_WRONG,
            Problem.CLOCK_WRONG,
            Problem.POSITION_GAP,
            Problem.EPOCH_OVER,
            Problem.EVENT_REFUSED,
            Problem.TOO_LARGE,
            Problem.IMAGE_REFUSED,
            Problem.MALFORMED,
            Problem.NOT_FOUND);

    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z]+}");

    private final JsonNode document = ApiBook.document();

    @Test
    void eachOperationHasANameOfItsOwn() {
        Map<String, String> names = new HashMap<>();
        ApiBook.operations().forEach((route, operation) -> {
            String name = operation.path("operationId").asText();
            assertThat(name).as("operationId of " + route).matches("[a-z][A-Za-z]+");
            assertThat(names.put(name, route))
                    .as("who else has the operationId " + name)
                    .isNull();
            assertThat(operation.path("summary").asText())
                    .as("summary of " + route)
                    .isNotBlank();
        });
    }

    @Test
    void eachReferenceLeadsSomewhereAndEachComponentIsUsed() {
        Set<String> used = new TreeSet<>();
        nodes(document, node -> {
            if (node.path("$ref").isTextual()) {
                String reference = node.path("$ref").asText();
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference + " leads nowhere")
                        .isFalse();
                used.add(reference.substring(2));
            }
        });
        Set<String> there = new TreeSet<>();
        for (String kind : List.of("schemas", "responses", "parameters", "requestBodies")) {
            document.path("components")
                    .path(kind)
                    .fieldNames()
                    .forEachRemaining(name -> there.add("components/" + kind + "/" + name));
        }

        assertThat(used).isEqualTo(there);
    }

    @Test
    void eachRefusalIsAProblemWithItsCodesInXCodes() {
        ApiBook.operations().forEach((route, operation) -> operation
                .path("responses")
                .properties()
                .forEach(given -> {
                    JsonNode response = ApiBook.resolved(given.getValue());
                    String what = route + " " + given.getKey();
                    assertThat(response.path("description").asText())
                            .as("description of " + what)
                            .isNotBlank();
                    if (given.getKey().compareTo("400") >= 0) {
                        assertThat(response.path("x-codes"))
                                .as("x-codes of " + what + ": list its codes there")
                                .isNotEmpty();
                        assertThat(response.path("content").has(Problem.CONTENT_TYPE))
                                .as(what)
                                .isTrue();
                        assertThat(response.at("/content/application~1problem+json/schema/$ref")
                                        .asText())
                                .as(what)
                                .isEqualTo("#/components/schemas/Problem");
                    } else {
                        assertThat(response.has("x-codes"))
                                .as("x-codes of " + what)
                                .isFalse();
                    }
                }));
    }

    @Test
    void eachCodeOfARefusalIsDescribedAndNoOther() {
        Set<String> described = new TreeSet<>();
        nodes(document, node -> node.path("x-codes").forEach(code -> described.add(code.asText())));
        Set<String> known = new TreeSet<>(OF_THE_CONTRACT);
        Refusals.all().forEach(refusal -> known.add(refusal.code()));

        assertThat(described).isEqualTo(known);
    }

    @Test
    void eachRefusalIsOneThingInBothLanguages() {
        Map<String, Integer> statuses = new HashMap<>();
        assertThat(Refusals.all()).hasSizeGreaterThan(60).allSatisfy(refusal -> {
            assertThat(refusal.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(refusal.english()).endsWith(".").isNotEqualTo(refusal.french());
            assertThat(refusal.french()).endsWith(".");
            assertThat(places(refusal.french())).as(refusal.code()).isEqualTo(places(refusal.english()));
            assertThat(statuses.merge(refusal.code(), refusal.status(), Math::max))
                    .as("the one status of " + refusal.code())
                    .isEqualTo(refusal.status());
        });
    }

    @Test
    void eachSchemaIsOneOfJsonSchema() {
        var schemas = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
        List<String> wrong = new ArrayList<>();
        Consumer<JsonNode> check =
                schema -> schemas.validate(schema).forEach(error -> wrong.add(schema + ": " + error));
        document.path("components").path("schemas").forEach(check);
        nodes(document.path("paths"), node -> {
            if (node.path("schema").isObject()) {
                check.accept(node.path("schema"));
            }
        });

        assertThat(wrong).isEmpty();
    }

    private static List<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static void nodes(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.forEach(inner -> nodes(inner, visitor));
    }
}
