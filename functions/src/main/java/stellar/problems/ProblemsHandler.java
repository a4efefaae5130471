package stellar.problems;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.accounts.Profiles;
import stellar.bookings.Booking;
import stellar.bookings.Reach;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.contract.Wire;

/** Takes what guests report about their bookings, shows it to them and to the telescope's operator, and takes the answers. */
public final class ProblemsHandler implements HttpFunction {

    private static final int USUAL_PAGE = 20;
    private static final int LONGEST_PAGE = 50;
    private static final Pattern BEFORE = Pattern.compile("(open|answered)/[0-9TZ:.-]{24}/[0-9a-f-]{36}");

    private final Reach reach;
    private final Problems problems;
    private final ReportDesk desk;

    public ProblemsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ProblemsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ProblemsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    ProblemsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.reach = new Reach(environment, tables);
        this.problems = new Problems(tables, environment.required("PROBLEMS_TABLE"));
        this.desk = new ReportDesk(problems, new Profiles(tables, environment.required("ACCOUNTS_TABLE")), clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        try {
            return answer(event.getRouteKey(), request, caller.get());
        } catch (Unfit unfit) {
            return Reply.refused(unfit.refusal(), unfit.field(), request.language());
        }
    }

    private APIGatewayV2HTTPResponse answer(String route, Request request, Caller caller) throws Unfit {
        return switch (route) {
            case "POST /api/bookings/{booking}/problems" -> report(request, caller);
            case "GET /api/bookings/{booking}/problems" ->
                reach.readable(caller, request.inPath("booking"))
                        .map(one -> ofBooking(one.booking(), caller))
                        .orElseGet(() -> missing(request));
            case "GET /api/telescopes/{telescope}/problems" -> ofTelescope(request, caller);
            case "PUT /api/telescopes/{telescope}/problems/{problem}/answer" -> answered(request, caller);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse report(Request request, Caller caller) throws Unfit {
        Optional<Reach.Booked> own = reach.own(caller, request.inPath("booking"));
        return own.isEmpty()
                ? missing(request)
                : told(desk.report(own.get().booking(), ReportWish.of(Said.in(request))), 201, request);
    }

    private APIGatewayV2HTTPResponse answered(Request request, Caller caller) throws Unfit {
        Optional<Report> report = reach.operated(caller, request.inPath("telescope"))
                .flatMap(telescope -> Optional.of(request.inPath("problem"))
                        .filter(Booking::isId)
                        .flatMap(id -> problems.findAt(telescope.id(), id)));
        return report.isEmpty()
                ? missing(request)
                : told(desk.answer(report.get(), AnswerWish.of(Said.in(request)), caller.user()), 200, request);
    }

    private APIGatewayV2HTTPResponse ofBooking(Booking booking, Caller caller) {
        List<Report> reports = problems.ofBooking(booking.id());
        boolean isTheirs = booking.user().equals(caller.user());
        ObjectNode answer = list(reports)
                .put("mayReport", isTheirs && desk.isOpen(booking, reports.size()))
                .put("until", Report.until(booking).toString());
        return Reply.json(200, answer);
    }

    private APIGatewayV2HTTPResponse ofTelescope(Request request, Caller caller) throws Unfit {
        var telescope = reach.operated(caller, request.inPath("telescope"));
        if (telescope.isEmpty()) {
            return missing(request);
        }
        Optional<String> before = request.inQuery("before");
        if (before.isPresent() && !BEFORE.matcher(before.get()).matches()) {
            throw new Unfit(Refusal.PAGE_UNKNOWN, "before");
        }
        Problems.Page page = problems.page(telescope.get().id(), before, request.limit(USUAL_PAGE, LONGEST_PAGE));
        ObjectNode answer = list(page.reports());
        if (page.before() != null) {
            answer.put("before", page.before());
        }
        return Reply.json(200, answer);
    }

    private static APIGatewayV2HTTPResponse told(ReportDesk.Outcome outcome, int status, Request request) {
        return switch (outcome) {
            case ReportDesk.Outcome.Done(Report report) -> Reply.json(status, ReportView.of(report));
            case ReportDesk.Outcome.Refused(Refusal why) -> Reply.refused(why, request.language());
        };
    }

    private static ObjectNode list(List<Report> reports) {
        ObjectNode answer = Wire.object();
        ArrayNode list = answer.putArray("problems");
        reports.forEach(report -> list.add(ReportView.of(report)));
        return answer;
    }

    private static APIGatewayV2HTTPResponse missing(Request request) {
        return Reply.refused(Refusal.NOT_FOUND, request.language());
    }
}
