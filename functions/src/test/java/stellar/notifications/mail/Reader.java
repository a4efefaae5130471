package stellar.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import stellar.ApiBook;
import stellar.Night;
import stellar.Postbox;
import stellar.cloud.Environment;
import stellar.contract.Wire;

/** Somebody who gives an address and reads what is sent there, on the real tables. */
final class Reader {

    static final String MINE = "GET /api/me/mail";
    static final String GIVE = "PUT /api/me/mail";
    static final String CONFIRM = "POST /api/me/mail/confirmation";
    static final String TURN = "PUT /api/me/mail/state";
    static final String FORGET = "DELETE /api/me/mail";
    static final String STOP = "POST /api/mail/unsubscriptions/{secret}";
    static final String ASK = "GET /api/mail/unsubscriptions/{secret}";

    private static final Pattern CODE = Pattern.compile("\n {4}(\\d{6})\n");
    private static final Pattern LINK =
            Pattern.compile("https://stellar\\.example/api/mail/unsubscriptions/([A-Za-z0-9_-]{43})");

    final Night night = new Night();
    final Postbox postbox = new Postbox();
    final String user = "reader-of-" + night.telescope;
    final String address = "vega@" + night.telescope + ".example";
    final MailHandler handler = handler(night.tables);
    final MailAddresses addresses = MailAddresses.of(environment(), night.tables, night.clock);

    Environment environment() {
        return environment("stellar@mail.example");
    }

    Environment environment(String from) {
        return night.environment(Map.of(
                "SITE_ORIGINS", "https://stellar.example, https://other.example",
                "MAIL_FROM", from,
                "MAIL_RULES", "rules",
                "STAGE", "production"));
    }

    MailHandler handler(DynamoDbClient tables) {
        return new MailHandler(environment(), tables, postbox, night.clock);
    }

    ObjectNode mine() throws IOException {
        return read(ask(user, MINE, ""), 200);
    }

    APIGatewayV2HTTPResponse give(String typed) {
        return ask(user, GIVE, Wire.object().put("address", typed).toString());
    }

    APIGatewayV2HTTPResponse show(String code) {
        return ask(user, CONFIRM, Wire.object().put("code", code).toString());
    }

    APIGatewayV2HTTPResponse turn(String state) {
        return ask(user, TURN, Wire.object().put("state", state).toString());
    }

    /** Gives the address and confirms it. */
    void settle() throws IOException {
        read(give(address), 200);
        assertThat(read(show(code()), 200).path("state").asText()).isEqualTo("confirmed");
    }

    APIGatewayV2HTTPResponse stop(String secret) {
        return open(STOP, secret, "en");
    }

    APIGatewayV2HTTPResponse open(String route, String secret, String language) {
        int space = route.indexOf(' ');
        return ApiBook.ask(
                handler,
                Night.http(
                        route.substring(0, space),
                        route,
                        route.substring(space + 1),
                        Map.of("secret", secret),
                        new HashMap<>(Map.of(
                                "accept-language", language, "content-type", "application/x-www-form-urlencoded")),
                        "List-Unsubscribe=One-Click"));
    }

    APIGatewayV2HTTPResponse ask(String who, String route, String body) {
        return ask(handler, who, route, body);
    }

    static APIGatewayV2HTTPResponse ask(MailHandler handler, String who, String route, String body) {
        APIGatewayV2HTTPEvent request = Night.signedIn(who, "", route, Map.of(), body);
        return ApiBook.ask(handler, request);
    }

    /** The latest mail. */
    SendEmailRequest mail() {
        return postbox.taken().getLast();
    }

    /** The code in the latest mail. */
    String code() {
        return code(mail());
    }

    static String code(SendEmailRequest mail) {
        return found(CODE, text(mail));
    }

    /** The secret of the link in the latest mail. */
    String secret() {
        return found(LINK, text(mail()));
    }

    /** Six digits that are not those. */
    static String another(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    static String text(SendEmailRequest mail) {
        return mail.content().simple().body().text().data();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    static String code(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        return read(answer, status).path("code").asText();
    }

    static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
