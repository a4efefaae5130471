package stellar.notifications.mail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import stellar.accounts.Caller;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Secret;
import stellar.cloud.Unfit;
import stellar.contract.Wire;
import stellar.notifications.mail.MailDesk.Outcome;

/** Takes the address that somebody is told at, has it confirmed, and stops mails by the link in one of them. */
public final class MailHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final int MAX_BODY_BYTES = 4 * 1024;

    private final MailAddresses addresses;
    private final MailDesk desk;
    private final String site;

    public MailHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public MailHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public MailHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private MailHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), clients.mail(), clock);
    }

    MailHandler(Environment environment, DynamoDbClient tables, SesV2Client mails, Clock clock) {
        this.addresses = MailAddresses.of(environment, tables, clock);
        this.desk = new MailDesk(addresses, MailCourier.of(environment, mails), Log.standard());
        this.site = environment.requiredList("SITE_ORIGINS").getFirst();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (event.getRouteKey()) {
            case "POST /api/mail/unsubscriptions/{secret}" ->
                secret(request).filter(addresses::stop).map(_ -> Reply.done()).orElseGet(() -> missing(request));
            case "GET /api/mail/unsubscriptions/{secret}" ->
                secret(request).map(secret -> page(secret, request)).orElseGet(() -> missing(request));
            default -> ofCaller(event.getRouteKey(), request);
        };
    }

    private APIGatewayV2HTTPResponse ofCaller(String route, Request request) {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        String user = caller.get().user();
        try {
            return switch (route) {
                case "GET /api/me/mail" -> told(new Outcome.Stands(addresses.find(user)), request);
                case "PUT /api/me/mail" ->
                    told(desk.give(user, request.json(MAX_BODY_BYTES), request.language()), request);
                case "POST /api/me/mail/confirmation" ->
                    told(desk.confirm(user, request.json(MAX_BODY_BYTES)), request);
                case "PUT /api/me/mail/state" -> told(desk.turn(user, request.json(MAX_BODY_BYTES)), request);
                case "DELETE /api/me/mail" -> {
                    addresses.forget(user);
                    yield Reply.done();
                }
                default -> Reply.notFound();
            };
        } catch (Unfit unfit) {
            return Reply.refused(unfit.refusal(), unfit.field(), request.language());
        }
    }

    private static APIGatewayV2HTTPResponse told(Outcome outcome, Request request) {
        return switch (outcome) {
            case Outcome.Stands(Optional<Mailbox> mailbox) -> Reply.json(200, view(mailbox));
            case Outcome.Refused(Refusal why) -> Reply.refused(why, request.language());
            case Outcome.Later(Refusal why, Duration pause) -> Reply.later(why, pause, request.language());
        };
    }

    private static ObjectNode view(Optional<Mailbox> known) {
        ObjectNode view = Wire.object();
        if (known.isEmpty()) {
            return view.put("state", "none");
        }
        Mailbox mailbox = known.get();
        view.put("state", mailbox.state().word())
                .put("address", mailbox.address().text());
        mailbox.codeUntil().ifPresent(until -> view.put("codeUntil", until.toString()));
        return view;
    }

    private static Optional<Secret> secret(Request request) {
        return Secret.in(request.inPath("secret"));
    }

    /** Who follows the link with a browser is asked first: programs that look at links must stop nothing. */
    private APIGatewayV2HTTPResponse page(Secret secret, Request request) {
        String path = "/" + request.language().code() + "/unsubscribe/" + secret.text();
        return Reply.elsewhere(URI.create(site + path), 0);
    }

    private static APIGatewayV2HTTPResponse missing(Request request) {
        return Reply.refused(Refusal.NOT_FOUND, request.language());
    }
}
