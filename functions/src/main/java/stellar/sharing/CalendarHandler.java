package stellar.sharing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Profile;
import stellar.accounts.Profiles;
import stellar.bookings.BookingRows;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Secret;
import stellar.telescopes.Telescopes;

/** Gives calendar programs the calendar that a secret link opens. */
public final class CalendarHandler implements HttpFunction {

    private static final String ENDING = ".ics";

    private final SecretRows secrets;
    private final Profiles profiles;
    private final Feed feed;
    private final Clock clock;

    public CalendarHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public CalendarHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    CalendarHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.secrets = new SecretRows(tables, environment.required("LINKS_TABLE"));
        this.profiles = new Profiles(tables, environment.required("ACCOUNTS_TABLE"));
        this.feed = new Feed(List.of(new BookingEvents(
                new BookingRows(tables, environment.required("BOOKINGS_TABLE")),
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                Addresses.of(environment))));
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return secret(request.inPath("file"))
                .flatMap(secrets::calendar)
                .map(calendar -> copy(calendar, request))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private static Optional<Secret> secret(String file) {
        return file.endsWith(ENDING) ? Secret.in(file.substring(0, file.length() - ENDING.length())) : Optional.empty();
    }

    private APIGatewayV2HTTPResponse copy(Link.Calendar calendar, Request request) {
        Feed.Copy copy = feed.of(
                calendar.user(),
                profiles.find(calendar.user()).map(Profile::language).orElse(calendar.language()),
                clock.instant());
        // Asked for again each time: a link that was replaced opens nothing at once.
        boolean isKnown = isKnown(copy.tag(), request);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(isKnown ? 304 : 200)
                .withHeaders(Map.of(
                        "content-type", "text/calendar; charset=utf-8",
                        "etag", copy.tag(),
                        "cache-control", "private, no-cache"))
                .withBody(isKnown ? "" : copy.text())
                .build();
    }

    /** Whether the caller has this copy (If-None-Match, RFC 9110, section 13.1.2: compared weakly). */
    private static boolean isKnown(String tag, Request request) {
        return Arrays.stream(request.headers().getOrDefault("if-none-match", "").split(","))
                .map(String::strip)
                .anyMatch(known -> known.equals(tag) || ("W/" + known).equals(tag));
    }
}
