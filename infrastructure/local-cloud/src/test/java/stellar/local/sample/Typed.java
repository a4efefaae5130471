package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A function with Lambda's own event types and the constructor for an environment. */
public final class Typed implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Map<String, String> environment;

    /** As in the cloud. */
    public Typed() {
        this(System.getenv());
    }

    /** As on one machine. */
    public Typed(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return switch (event.getRawPath()) {
            case "/api/error" -> throw new IllegalStateException("The dome is shut.");
            case "/api/binary" ->
                APIGatewayV2HTTPResponse.builder()
                        .withStatusCode(201)
                        .withHeaders(Map.of("content-type", "image/jpeg"))
                        .withCookies(List.of("a=1", "b=2"))
                        .withBody(Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, (byte) 0xd8, 0}))
                        .withIsBase64Encoded(true)
                        .build();
            case "/api/large" ->
                APIGatewayV2HTTPResponse.builder()
                        .withStatusCode(200)
                        .withBody("x".repeat(6 * 1024 * 1024))
                        .build();
            default ->
                APIGatewayV2HTTPResponse.builder()
                        .withStatusCode(200)
                        .withBody(String.join(
                                "|",
                                event.getRequestContext().getHttp().getMethod(),
                                String.valueOf(environment.get("SOCKET_URL")),
                                String.valueOf(environment.get("AWS_LAMBDA_FUNCTION_NAME")),
                                context.getFunctionName(),
                                Integer.toString(context.getMemoryLimitInMB()),
                                String.valueOf(environment.containsKey("AWS_ENDPOINT_URL_DYNAMODB"))))
                        .build();
        };
    }
}
