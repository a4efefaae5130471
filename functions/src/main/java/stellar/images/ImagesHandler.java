package stellar.images;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.UploadRequest.Kind;
import stellar.pictures.FrameType;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Answers the list of a telescope's images, and shows the way to the bytes of one. */
public final class ImagesHandler implements HttpFunction {

    private static final int USUAL_IMAGES = 20;
    private static final int LINK_KEPT_SECONDS = 3000;

    private static final Set<String> TYPES =
            Arrays.stream(FrameType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private static final Refusal TYPE_UNKNOWN = new Refusal(
            400,
            "type-unknown",
            "A frame's type is LIGHT, DARK, FLAT or BIAS. Write one of these, or leave type out.",
            "Le type d’une pose est LIGHT, DARK, FLAT ou BIAS. Indiquez l’un d’eux, ou n’indiquez pas type.");

    private static final Refusal NIGHT_UNKNOWN = new Refusal(
            400,
            "night-unknown",
            "A night is named by the day it begins on, for instance 2026-11-21. Write such a day, or leave night out.",
            "Une nuit se nomme par le jour où elle commence, par exemple 2026-11-21. Indiquez un tel jour, ou n’indiquez pas night.");

    private final Telescopes telescopes;
    private final Images images;
    private final ImageStore store;

    public ImagesHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ImagesHandler(Map<String, String> environment) {
        this(new Environment(environment), new Clients(new Environment(environment)));
    }

    private ImagesHandler(Environment environment, Clients clients) {
        this(
                environment,
                clients.tables(),
                new ImageStore(
                        clients.presigner(), environment.required("IMAGES_BUCKET"), Clock.tickMillis(ZoneOffset.UTC)));
    }

    ImagesHandler(Environment environment, DynamoDbClient tables, ImageStore store) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.store = store;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Telescope> telescope = telescopes.findPublic(request.inPath("telescope"));
        if (telescope.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        return switch (event.getRouteKey()) {
            case "GET /api/telescopes/{telescope}/images" -> list(telescope.get(), request);
            case "GET /api/telescopes/{telescope}/images/{image}" -> one(request);
            case "GET /api/telescopes/{telescope}/images/{image}/thumb" -> picture(request, Picture.THUMB);
            case "GET /api/telescopes/{telescope}/images/{image}/preview" -> preview(request);
            case "GET /api/telescopes/{telescope}/images/{image}/full" -> picture(request, Picture.FULL);
            case "GET /api/telescopes/{telescope}/images/{image}/fits" -> uploaded(request, Kind.FITS);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse list(Telescope telescope, Request request) {
        Optional<String> before = request.inQuery("before");
        if (before.isPresent() && !before.get().matches("[0-9TZ:.-]{24}#[0-9a-f-]{36}")) {
            return Reply.refused(Refusal.PAGE_UNKNOWN, "before", request.language());
        }
        Wanted wanted = Wanted.ALL;
        Optional<String> night = request.inQuery("night");
        if (night.isPresent()) {
            Optional<LocalDate> day = day(night.get());
            if (day.isEmpty()) {
                return Reply.refused(NIGHT_UNKNOWN, "night", request.language());
            }
            wanted = Wanted.ofNight(day.get(), telescope.timeZone());
        }
        Optional<String> type = request.inQuery("type");
        if (type.isPresent()) {
            if (!TYPES.contains(type.get())) {
                return Reply.refused(TYPE_UNKNOWN, "type", request.language());
            }
            wanted = wanted.with(Images.TYPE, type.get());
        }
        Optional<String> filter = request.inQuery("filter");
        if (filter.isPresent()) {
            wanted = wanted.with(Images.FILTER, filter.get());
        }
        return Reply.json(
                200,
                images.page(telescope.id(), wanted, before.orElse(null), request.limit(USUAL_IMAGES, Images.MOST)));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 2000 && day.getYear() < 2100);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** One image with its histograms. */
    private APIGatewayV2HTTPResponse one(Request request) {
        return found(request)
                .map(image -> {
                    ObjectNode json = image.toJson();
                    images.levels(image).ifPresent(levels -> json.set("levels", levels));
                    return Reply.json(200, json);
                })
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    /** The preview made of the frame; until there is one, that which Voyager made. */
    private APIGatewayV2HTTPResponse preview(Request request) {
        return found(request).filter(Image::isDeveloped).isPresent()
                ? picture(request, Picture.PREVIEW)
                : uploaded(request, Kind.PREVIEW);
    }

    private APIGatewayV2HTTPResponse picture(Request request, Picture picture) {
        return found(request)
                .filter(Image::isDeveloped)
                .map(image -> store.fetch(picture.key(image.telescope(), image.id()), picture.contentType()))
                .map(there -> Reply.elsewhere(there, LINK_KEPT_SECONDS))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private APIGatewayV2HTTPResponse uploaded(Request request, Kind kind) {
        return found(request)
                .filter(image -> image.has(kind))
                .map(image -> store.fetch(new ImageKey(image.telescope(), image.id(), kind), image.downloadName()))
                .map(there -> Reply.elsewhere(there, LINK_KEPT_SECONDS))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private Optional<Image> found(Request request) {
        return images.find(request.inPath("telescope"), request.inPath("image"));
    }
}
