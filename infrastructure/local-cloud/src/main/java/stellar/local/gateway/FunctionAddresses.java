package stellar.local.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import stellar.local.lambda.Functions;
import stellar.local.lambda.Reply;
import stellar.local.lambda.RunningFunction;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger.OwnAddress;
import stellar.local.template.Template;

/**
 * Answers at functions' own addresses ({@code FunctionUrlConfig}), which are hosts of their own in the cloud and paths here: what comes to
 * {@code /_url/<function>/path} is told to the function as {@code /path}. No API stands before them: no route, no CORS, no log of
 * accesses, and the function's own limits (Lambda developer guide, "Function URLs").
 */
public final class FunctionAddresses implements Responder {

    private static final String START = "/_url/";

    private final List<LambdaFunction> reachable;
    private final Deployment deployment;
    private final Functions functions;
    private final Meter meter;
    private final Clock clock;

    /**
     * Those of the template's functions that have one.
     *
     * @param meter counts what is answered
     */
    public FunctionAddresses(Template template, Functions functions, Meter meter, Clock clock) {
        this.reachable = of(template);
        this.deployment = template.deployment();
        this.functions = functions;
        this.meter = meter;
        this.clock = clock;
    }

    /** Those of the template's functions that have an address. */
    public static List<LambdaFunction> of(Template template) {
        return template.all(LambdaFunction.class).stream()
                .filter(function -> function.triggers().contains(new OwnAddress()))
                .toList();
    }

    /** Where such a function answers here. */
    public static String path(LambdaFunction function) {
        return START + function.logicalId();
    }

    @Override
    public Optional<Response> respond(Request request) throws InterruptedException {
        for (LambdaFunction function : reachable) {
            Optional<Request> told = request.below(path(function));
            if (told.isPresent()) {
                Response response = answer(function, told.get());
                meter.count(Metered.FUNCTION_BYTES_OUT, function.logicalId(), response.bytes());
                return Optional.of(response);
            }
        }
        return Optional.empty();
    }

    private Response answer(LambdaFunction function, Request request) throws InterruptedException {
        byte[] event = HttpEvent.atOwnAddress(request, function.logicalId(), deployment, clock.instant())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        if (event.length > RunningFunction.MAX_PAYLOAD_BYTES) {
            return Response.message(413, "Request Entity Too Large");
        }
        Reply reply = functions.byArn(function.arn()).invoke(event);
        return reply instanceof Reply.Returned ? HttpReply.of(reply) : Response.message(502, "Internal Server Error");
    }
}
