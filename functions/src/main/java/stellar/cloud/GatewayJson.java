package stellar.cloud;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An HTTP API's event (payload 2.0) and the answer to it, member by member. Of authorizers it reads tokens' claims only, the
 * one kind that the template has; what it does not know it passes over.
 */
final class GatewayJson {

    /** As much as Lambda takes in. */
    private static final int MAX_BYTES = 6 * 1024 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .build();

    private GatewayJson() {}

    /** What is done with a member; the parser stands at its value. */
    private interface Member {
        void read(String name) throws IOException;
    }

    static APIGatewayV2HTTPEvent read(InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("An event of API Gateway is a JSON object, and this is none.");
            }
            APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
            members(json, name -> {
                switch (name) {
                    case "version" -> event.setVersion(json.getText());
                    case "routeKey" -> event.setRouteKey(json.getText());
                    case "rawPath" -> event.setRawPath(json.getText());
                    case "rawQueryString" -> event.setRawQueryString(json.getText());
                    case "cookies" -> event.setCookies(texts(json));
                    case "headers" -> event.setHeaders(map(json));
                    case "queryStringParameters" -> event.setQueryStringParameters(map(json));
                    case "pathParameters" -> event.setPathParameters(map(json));
                    case "stageVariables" -> event.setStageVariables(map(json));
                    case "body" -> event.setBody(json.getText());
                    case "isBase64Encoded" -> event.setIsBase64Encoded(json.getBooleanValue());
                    case "requestContext" -> event.setRequestContext(context(json));
                    default -> json.skipChildren();
                }
            });
            return event;
        }
    }

    private static RequestContext context(JsonParser json) throws IOException {
        RequestContext context = new RequestContext();
        members(json, name -> {
            switch (name) {
                case "routeKey" -> context.setRouteKey(json.getText());
                case "accountId" -> context.setAccountId(json.getText());
                case "stage" -> context.setStage(json.getText());
                case "apiId" -> context.setApiId(json.getText());
                case "domainName" -> context.setDomainName(json.getText());
                case "domainPrefix" -> context.setDomainPrefix(json.getText());
                case "time" -> context.setTime(json.getText());
                case "timeEpoch" -> context.setTimeEpoch(json.getLongValue());
                case "requestId" -> context.setRequestId(json.getText());
                case "http" -> context.setHttp(http(json));
                case "authorizer" -> context.setAuthorizer(authorizer(json));
                default -> json.skipChildren();
            }
        });
        return context;
    }

    private static RequestContext.Http http(JsonParser json) throws IOException {
        RequestContext.Http http = new RequestContext.Http();
        members(json, name -> {
            switch (name) {
                case "method" -> http.setMethod(json.getText());
                case "path" -> http.setPath(json.getText());
                case "protocol" -> http.setProtocol(json.getText());
                case "sourceIp" -> http.setSourceIp(json.getText());
                case "userAgent" -> http.setUserAgent(json.getText());
                default -> json.skipChildren();
            }
        });
        return http;
    }

    private static RequestContext.Authorizer authorizer(JsonParser json) throws IOException {
        RequestContext.Authorizer authorizer = new RequestContext.Authorizer();
        members(json, name -> {
            if (name.equals("jwt")) {
                RequestContext.Authorizer.JWT jwt = new RequestContext.Authorizer.JWT();
                members(json, part -> {
                    switch (part) {
                        case "claims" -> jwt.setClaims(map(json));
                        case "scopes" -> jwt.setScopes(texts(json));
                        default -> json.skipChildren();
                    }
                });
                authorizer.setJwt(jwt);
            } else {
                json.skipChildren();
            }
        });
        return authorizer;
    }

    private static Map<String, String> map(JsonParser json) throws IOException {
        Map<String, String> map = new HashMap<>();
        members(json, name -> {
            if (json.currentToken().isScalarValue()) {
                map.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        });
        return map;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return texts;
    }

    /** Goes through the members of the object at which the parser stands; one that is null counts as absent. */
    private static void members(JsonParser json, Member member) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("A member of an event of API Gateway is no object, and should be one.");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                member.read(name);
            }
        }
    }

    static void write(APIGatewayV2HTTPResponse answer, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", answer.getStatusCode());
            if (answer.getHeaders() != null) {
                json.writeObjectFieldStart("headers");
                for (Map.Entry<String, String> header : answer.getHeaders().entrySet()) {
                    json.writeStringField(header.getKey(), header.getValue());
                }
                json.writeEndObject();
            }
            if (answer.getCookies() != null) {
                json.writeArrayFieldStart("cookies");
                for (String cookie : answer.getCookies()) {
                    json.writeString(cookie);
                }
                json.writeEndArray();
            }
            if (answer.getBody() != null) {
                json.writeStringField("body", answer.getBody());
            }
            json.writeBooleanField("isBase64Encoded", answer.getIsBase64Encoded());
            json.writeEndObject();
        }
    }
}
