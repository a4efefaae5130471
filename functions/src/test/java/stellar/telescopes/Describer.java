package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.cloud.Value;
import stellar.contract.Wire;
import stellar.relays.Relays;

/** Somebody who describes a telescope of a test's own. */
final class Describer {

    static final String ONE = "/api/telescopes/{telescope}";

    final Night night = new Night();
    final String user = UUID.randomUUID().toString();
    final String id = "new-" + night.telescope;
    final Relays relays = new Relays(night.tables, night.table("RelaysTable"));
    private final RegisterHandler handler = new RegisterHandler(night.environment(Map.of()), night.tables, night.clock);

    ObjectNode ask(String route, String body, int status) throws IOException {
        return ask("[operator]", route, body, status);
    }

    ObjectNode ask(String groups, String route, String body, int status) throws IOException {
        return read(send(groups, route, body), status);
    }

    APIGatewayV2HTTPResponse send(String groups, String route, String body) {
        APIGatewayV2HTTPEvent event = Night.signedIn(user, groups, route, Map.of("telescope", id), body);
        return ApiBook.ask(handler, event);
    }

    static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }

    ObjectNode create() throws IOException {
        return ask("POST /api/telescopes", Wishes.sound(id).toString(), 201);
    }

    void giveRelayTo(String owner) {
        night.tables.updateItem(update -> update.tableName(night.table("RelaysTable"))
                .key(Map.of("relay", Value.text(night.relay)))
                .updateExpression("SET #operator = :user")
                .expressionAttributeNames(Map.of("#operator", "operator"))
                .expressionAttributeValues(Map.of(":user", Value.text(owner))));
    }

    Map<String, AttributeValue> row() {
        return night.tables
                .getItem(get -> get.tableName(night.table("TelescopesTable"))
                        .key(Map.of("telescope", Value.text(id), "part", Value.text("about")))
                        .consistentRead(true))
                .item();
    }
}
