package stellar.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import stellar.local.template.Deployment;

/**
 * A request as a Lambda event of payload format 2.0 (API Gateway developer guide, "Create AWS Lambda proxy integrations
 * for HTTP APIs"). As there, the path is decoded, headers are in lower case, and cookies are apart.
 */
final class HttpEvent {
    /** Such as {@code 12/Mar/2020:19:03:58 +0000}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** As others saw AWS do it; its guide says only that a binary type is base64. */
    private static final Pattern TEXT =
            Pattern.compile("text/.*|application/(json|xml|javascript)", Pattern.CASE_INSENSITIVE);

    private HttpEvent() {}

    /** What a function is called with at an address of its own: the same without a route (Lambda developer guide, "Invoking function URLs"). */
    static ObjectNode atOwnAddress(Request request, String urlId, Deployment deployment, Instant now) {
        ObjectNode event = of(
                request,
                RouteTable.DEFAULT,
                Map.of(),
                Optional.empty(),
                urlId,
                deployment.functionHost(urlId),
                deployment,
                now);
        // Whose account the caller is of is not known without AWS's own signature.
        ((ObjectNode) event.path("requestContext")).put("accountId", "anonymous");
        return event;
    }

    /** What a function is called with by an API. */
    static ObjectNode of(
            Request request,
            RouteTable.Match match,
            Optional<TokenCheck.Verdict.Passed> token,
            String apiId,
            Deployment deployment,
            Instant now) {
        return of(
                request,
                match.route().key(),
                match.variables(),
                token,
                apiId,
                deployment.apiHost(apiId),
                deployment,
                now);
    }

    private static ObjectNode of(
            Request request,
            String routeKey,
            Map<String, String> inPath,
            Optional<TokenCheck.Verdict.Passed> token,
            String apiId,
            String usualHost,
            Deployment deployment,
            Instant now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0")
                .put("routeKey", routeKey)
                .put("rawPath", request.path())
                .put("rawQueryString", request.rawQuery());
        List<String> cookies = request.headers().getAll(HttpHeaderNames.COOKIE);
        if (!cookies.isEmpty()) {
            var list = event.putArray("cookies");
            cookies.forEach(line -> Pattern.compile("; *").splitAsStream(line).forEach(list::add));
        }
        headers(event.putObject("headers"), request);
        if (!request.query().isEmpty()) {
            ObjectNode query = event.putObject("queryStringParameters");
            request.query().forEach((name, values) -> query.put(name, String.join(",", values)));
        }
        ObjectNode context = event.putObject("requestContext");
        context(context, request, routeKey, apiId, usualHost, deployment, now);
        token.ifPresent(passed -> {
            ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
            passed.claims().forEach(jwt.putObject("claims")::put);
            if (passed.scopes().isEmpty()) {
                jwt.putNull("scopes");
            } else {
                passed.scopes().forEach(jwt.putArray("scopes")::add);
            }
        });
        if (!inPath.isEmpty()) {
            ObjectNode variables = event.putObject("pathParameters");
            inPath.forEach(variables::put);
        }
        body(event, request);
        return event;
    }

    private static void headers(ObjectNode headers, Request request) {
        for (String name : request.headers().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("cookie") && !lower.equals("connection")) {
                headers.put(lower, String.join(",", request.headers().getAll(name)));
            }
        }
        String forwarded = headers.path("x-forwarded-for").asText();
        headers.put(
                "x-forwarded-for", forwarded.isEmpty() ? request.sourceIp() : forwarded + ", " + request.sourceIp());
        headers.put("x-forwarded-proto", "http");
        headers.put("x-forwarded-port", port(request));
    }

    private static String port(Request request) {
        String host = request.header("host").orElse("");
        int colon = host.lastIndexOf(':');
        return colon < 0 ? "80" : host.substring(colon + 1);
    }

    private static void context(
            ObjectNode context,
            Request request,
            String routeKey,
            String apiId,
            String usualHost,
            Deployment deployment,
            Instant now) {
        String domain = request.header("host").orElse(usualHost);
        context.put("accountId", deployment.account())
                .put("apiId", apiId)
                .put("domainName", domain)
                .put("domainPrefix", domain.replaceFirst("[.:].*", ""));
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.path())
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent").orElse(""));
        context.put("requestId", UUID.randomUUID().toString())
                .put("routeKey", routeKey)
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
    }

    /** Text stays text; everything else, and text that is not UTF-8, becomes base64. */
    private static void body(ObjectNode event, Request request) {
        byte[] body = request.body();
        Optional<String> text = body.length == 0 ? Optional.empty() : text(request);
        if (text.isPresent()) {
            event.put("body", text.get());
        } else if (body.length > 0) {
            event.put("body", Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && text.isEmpty());
    }

    /** Of these types a body is text, also where it is none and is spoilt by that; of any other, or of none, it is bytes. */
    private static Optional<String> text(Request request) {
        return request.header("content-type")
                .map(type -> type.replaceFirst(";.*", "").strip())
                .filter(type -> TEXT.matcher(type).matches())
                .map(_ -> new String(request.body(), StandardCharsets.UTF_8));
    }
}
