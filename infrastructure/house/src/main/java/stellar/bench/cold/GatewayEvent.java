package stellar.bench.cold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.contract.Wire;

/** Requests as API Gateway's HTTP API hands them to a function (payload 2.0). */
public final class GatewayEvent {

    private GatewayEvent() {}

    public static ObjectNode of(String method, String path, String body) {
        ObjectNode event = Wire.object()
                .put("version", "2.0")
                .put("routeKey", method + " " + path)
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("body", body)
                .put("isBase64Encoded", false);
        event.putObject("headers").put("content-type", "application/json").put("host", "api.example");
        ObjectNode context = event.putObject("requestContext")
                .put("accountId", "000000000000")
                .put("apiId", "api")
                .put("requestId", "request")
                .put("stage", "$default")
                .put("timeEpoch", System.currentTimeMillis());
        context.putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "127.0.0.1")
                .put("userAgent", "relay");
        return event;
    }
}
