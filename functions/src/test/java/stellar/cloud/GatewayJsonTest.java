package stellar.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.contract.Wire;

/** Held against the library by which Lambda's own runtime reads events and writes answers. */
class GatewayJsonTest {

    private static final ClassLoader HERE = GatewayJsonTest.class.getClassLoader();
    private static final PojoSerializer<APIGatewayV2HTTPEvent> LAMBDAS_EVENTS =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, HERE);

    /** As API Gateway's documentation shows an event with a token, with every member that payload 2.0 has of that kind. */
    private static final String EVENT = """
            {"version": "2.0", "routeKey": "POST /api/bookings/{booking}", "rawPath": "/api/bookings/b%201",
             "rawQueryString": "a=1&a=2&b=", "cookies": ["one=1", "two=2"],
             "headers": {"content-type": "application/json", "x-odd": "\\u00e9 \\"quoted\\" \\ud83d\\udd2d"},
             "queryStringParameters": {"a": "1,2", "b": ""}, "pathParameters": {"booking": "b 1"},
             "stageVariables": {"stage": "live"},
             "requestContext": {"routeKey": "POST /api/bookings/{booking}", "accountId": "123456789012", "apiId": "api",
               "stage": "$default", "domainName": "api.example", "domainPrefix": "api",
               "time": "21/Nov/2026:22:00:05 +0000", "timeEpoch": 1795212005180, "requestId": "JKJaXmPLvHcESHA=",
               "authentication": null,
               "authorizer": {"jwt": {"claims": {"sub": "someone", "cognito:groups": "[operators users]"},
                 "scopes": ["openid", "email"]}},
               "http": {"method": "POST", "path": "/api/bookings/b%201", "protocol": "HTTP/1.1",
                 "sourceIp": "192.0.2.1", "userAgent": "agent"}},
             "body": "{\\"name\\":\\"M 31\\"}", "isBase64Encoded": false}
            """;

    private static APIGatewayV2HTTPEvent ours(String event) throws IOException {
        return GatewayJson.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyMemberIsReadAsLambdasRuntimeReadsIt() throws IOException {
        assertThat(ours(EVENT)).isEqualTo(LAMBDAS_EVENTS.fromJson(EVENT));
        assertThat(ours(EVENT).getRequestContext().getAuthorizer().getJwt().getClaims())
                .containsEntry("cognito:groups", "[operators users]");
    }

    @Test
    void anEventWithNothingInItAndOneWithNullsAreReadAlike() throws IOException {
        for (String event : List.of(
                "{}",
                "{\"headers\":null,\"body\":null,\"requestContext\":null}",
                "{\"headers\":{},\"cookies\":[],\"requestContext\":{\"http\":{},\"authorizer\":{}}}")) {
            assertThat(ours(event)).as(event).isEqualTo(LAMBDAS_EVENTS.fromJson(event));
        }
    }

    @Test
    void whatIsNotKnownIsPassedOver() throws IOException {
        assertThat(ours("{\"new\":{\"a\":[1,{\"b\":2}]},\"body\":\"text\",\"headers\":{\"list\":[\"x\"],\"a\":\"b\"}}"))
                .satisfies(event -> {
                    assertThat(event.getBody()).isEqualTo("text");
                    assertThat(event.getHeaders()).isEqualTo(Map.of("a", "b"));
                });
    }

    @Test
    void aBodyMayHaveAsMuchAsLambdaTakesIn() throws IOException {
        String body = "x".repeat(5_000_000);
        assertThat(ours("{\"body\":\"" + body + "\"}").getBody()).isEqualTo(body);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThatIOException().isThrownBy(() -> ours("[]"));
        assertThatIOException().isThrownBy(() -> ours("{\"requestContext\":\"text\"}"));
        assertThatIOException().isThrownBy(() -> ours("{\"body\":\"torn"));
    }

    @Test
    void anAnswerIsWrittenAsLambdasRuntimeWritesIt() throws IOException {
        APIGatewayV2HTTPResponse full = APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("content-type", "text/plain", "x", "é"))
                .withCookies(List.of("a=1; Secure", "b=2"))
                .withBody("line\nline \uD83D\uDD2D")
                .withIsBase64Encoded(true)
                .build();
        for (APIGatewayV2HTTPResponse answer : List.of(
                full, APIGatewayV2HTTPResponse.builder().withStatusCode(204).build())) {
            ByteArrayOutputStream lambdas = new ByteArrayOutputStream();
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPResponse.class, HERE)
                    .toJson(answer, lambdas);
            ByteArrayOutputStream own = new ByteArrayOutputStream();
            GatewayJson.write(answer, own);
            assertThat(Wire.readObject(own.toString(StandardCharsets.UTF_8)))
                    .isEqualTo(Wire.readObject(lambdas.toString(StandardCharsets.UTF_8)));
        }
    }
}
