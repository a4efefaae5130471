package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.cloud.Environment;
import stellar.cloud.Row;
import stellar.contract.Wire;

/** The function of devices on the real tables, with push services and SNS of this machine. */
final class Rig implements AutoCloseable {

    static final String LIST = "GET /api/me/devices";
    static final String PUT = "PUT /api/me/devices/{device}";
    static final String FORGET = "DELETE /api/me/devices/{device}";
    static final String TRY = "POST /api/me/devices/{device}/trial";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    final Night night = new Night();
    final String user = "user-of-" + night.telescope;
    final Receiver browser = Receiver.fresh();
    final AtomicInteger status = new AtomicInteger(201);
    final Loopback service = new Loopback((exchange, _) -> {
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    });
    final Phonebook sns = new Phonebook();
    final Environment environment = environment(Phonebook.APPLE, Phonebook.GOOGLE);
    final Phones phones = new Phones(environment, sns.client(), Night.silent());
    final Devices devices = new Devices(night.tables, night.table("DevicesTable"), phones);
    final PushCourier courier = new PushCourier(environment, night.tables, phones, night.clock);
    final DevicesHandler handler =
            new DevicesHandler(environment, night.tables, sns.client(), new PushCall(), night.clock);

    Environment environment(String apple, String google) {
        return night.environment(Map.of(
                "PUSH_HOSTS",
                "push.apple.com,loopback",
                "PUSH_CONTACT",
                "mailto:night@example.org",
                "APPLE_PHONES",
                apple,
                "GOOGLE_PHONES",
                google));
    }

    /** An address at the push service that no device has. */
    String freshAddress() {
        return service.address() + "/push/" + ADDRESSES.incrementAndGet();
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    /** The body that puts a browser down. */
    ObjectNode browserAt(String address) {
        ObjectNode body = Wire.object().put("kind", "browser").put("name", "Laptop");
        ObjectNode subscription = body.putObject("subscription").put("endpoint", address);
        subscription.putNull("expirationTime");
        subscription.putObject("keys").put("p256dh", browser.keyText()).put("auth", browser.secretText());
        return body;
    }

    static ObjectNode phone(String platform, String token) {
        return Wire.object()
                .put("kind", "phone")
                .put("name", "Pocket")
                .put("platform", platform)
                .put("token", token);
    }

    /** A browser of the user's, put down. */
    String added() throws IOException {
        String id = id();
        read(put(user, id, browserAt(freshAddress())), 200);
        return id;
    }

    APIGatewayV2HTTPResponse put(String who, String id, ObjectNode body) {
        return ask(who, PUT, id, body.toString());
    }

    APIGatewayV2HTTPResponse ask(String who, String route, String id, String body) {
        return ask(who, route, id, body, "en");
    }

    APIGatewayV2HTTPResponse ask(String who, String route, String id, String body, String language) {
        APIGatewayV2HTTPEvent request = Night.signedIn(who, "", route, Map.of("device", id), body);
        request.getHeaders().put("accept-language", language);
        return ApiBook.ask(handler, request);
    }

    ObjectNode list(String who) throws IOException {
        return read(ask(who, LIST, "", ""), 200);
    }

    List<String> ids(String who) throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode device : list(who).path("devices")) {
            ids.add(device.path("id").asText());
        }
        return ids;
    }

    /** How many devices this user has, by the count that bounds them. */
    long counted(String who) {
        return rows().stream()
                .map(Row::new)
                .filter(row -> row.text("user").equals(who) && row.text("part").equals("devices"))
                .mapToLong(row -> row.number("deviceCount"))
                .sum();
    }

    List<Map<String, AttributeValue>> rows() {
        return night
                .tables
                .scanPaginator(
                        scan -> scan.tableName(night.table("DevicesTable")).consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    String tried(String id) throws IOException {
        return read(ask(user, TRY, id, ""), 200).path("carried").asText();
    }

    /** What the push service was sent last, read by the browser. */
    ObjectNode lastRead() throws IOException {
        return Wire.readObject(new String(browser.read(service.asked.getLast().body()), StandardCharsets.UTF_8));
    }

    static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }

    static String code(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        return read(answer, status).path("code").asText();
    }

    @Override
    public void close() {
        service.close();
        sns.close();
    }
}
