package stellar.notifications.push;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import stellar.accounts.Caller;
import stellar.cloud.Allowance;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.contract.Wire;
import stellar.notifications.Carried;

/** Keeps on which browsers and phones people want to be told, and tries them. */
public final class DevicesHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Phones phones;
    private final PushCourier courier;
    private final Devices devices;
    private final Allowance ofPuts;
    private final Allowance ofTrials;
    private final Clock clock;

    public DevicesHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public DevicesHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public DevicesHandler(Map<String, String> environment, Clock clock) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                new Clients(new Environment(environment)).topics(),
                new PushCall(),
                clock);
    }

    DevicesHandler(Environment environment, DynamoDbClient tables, SnsClient topics, PushService service, Clock clock) {
        this.phones = new Phones(environment, topics, Log.standard());
        this.courier = new PushCourier(environment, tables, phones, service, clock);
        this.devices = new Devices(tables, environment.required("DEVICES_TABLE"), phones);
        String counted = environment.required("CONNECTIONS_TABLE");
        this.ofPuts = new Allowance(tables, counted, clock, "device", 60, Duration.ofHours(1));
        this.ofTrials = new Allowance(tables, counted, clock, "device-trial", 10, Duration.ofHours(1));
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        String user = caller.get().user();
        try {
            return switch (event.getRouteKey()) {
                case "GET /api/me/devices" -> list(user);
                case "PUT /api/me/devices/{device}" -> put(user, request);
                case "DELETE /api/me/devices/{device}" -> forget(user, request);
                case "POST /api/me/devices/{device}/trial" -> attempt(user, request);
                default -> Reply.notFound();
            };
        } catch (Unfit unfit) {
            return Reply.refused(unfit.refusal(), unfit.field(), request.language());
        }
    }

    private APIGatewayV2HTTPResponse list(String user) {
        ObjectNode answer = Wire.object().put("pushKey", courier.pushKey()).put("most", Device.MOST);
        ArrayNode list = answer.putArray("devices");
        devices.of(user).forEach(device -> list.add(view(device)));
        return Reply.json(200, answer);
    }

    private APIGatewayV2HTTPResponse put(String user, Request request) throws Unfit {
        String id = request.inPath("device");
        if (!ID.matcher(id).matches()) {
            throw new Unfit(DeviceRefusals.ID_UNFIT, "device");
        }
        DeviceWish wish = DeviceWish.in(request, courier::address);
        Optional<APIGatewayV2HTTPResponse> tooOften = ofPuts.refusal(user, request.language());
        if (tooOften.isPresent()) {
            return tooOften.get();
        }
        return switch (wish) {
            case DeviceWish.OfBrowser(String name, Device.Address.Browser browser) ->
                put(new Device(user, id, name, browser, clock.instant(), null), request);
            case DeviceWish.OfPhone(String name, Device.Platform platform, String token) ->
                switch (phones.register(platform, token)) {
                    case Phones.Registered.At(Device.Address.Phone phone) ->
                        put(new Device(user, id, name, phone, clock.instant(), null), request);
                    case Phones.Registered.NotTold() -> refused(DeviceRefusals.PLATFORM_NOT_TOLD, request);
                    case Phones.Registered.Unfit() -> throw new Unfit(DeviceRefusals.TOKEN_UNFIT, "token");
                    case Phones.Registered.Later() -> refused(DeviceRefusals.PHONES_AWAY, request);
                };
        };
    }

    private APIGatewayV2HTTPResponse put(Device wanted, Request request) {
        return switch (devices.put(wanted)) {
            case Devices.Outcome.Kept(Device device) -> Reply.json(200, view(device));
            case Devices.Outcome.TooMany() -> refused(DeviceRefusals.TOO_MANY, request);
        };
    }

    private APIGatewayV2HTTPResponse forget(String user, Request request) {
        String id = request.inPath("device");
        if (ID.matcher(id).matches()) {
            devices.forget(user, id);
        }
        return Reply.done();
    }

    private APIGatewayV2HTTPResponse attempt(String user, Request request) {
        Optional<Device> device = Optional.of(request.inPath("device"))
                .filter(id -> ID.matcher(id).matches())
                .flatMap(id -> devices.find(user, id));
        if (device.isEmpty()) {
            return refused(Refusal.NOT_FOUND, request);
        }
        return ofTrials.refusal(user, request.language()).orElseGet(() -> {
            Carried carried = courier.carry(Trial.parcel(device.get(), request.language()), device.get());
            devices.learn(device.get(), carried, clock.instant());
            return Reply.json(200, Wire.object().put("carried", carried.word()));
        });
    }

    private static ObjectNode view(Device device) {
        ObjectNode view = Wire.object()
                .put("id", device.id())
                .put("kind", device.address().kind())
                .put("name", device.name())
                .put("addedAt", device.addedAt().toString());
        Optional.ofNullable(device.lastAt()).ifPresent(last -> view.put("lastAt", last.toString()));
        return view;
    }

    private static APIGatewayV2HTTPResponse refused(Refusal why, Request request) {
        return Reply.refused(why, request.language());
    }
}
