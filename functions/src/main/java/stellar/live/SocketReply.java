package stellar.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;

/** What a socket's function answers to the gateway; the other end of the socket sees none of it. */
final class SocketReply {

    private SocketReply() {}

    static APIGatewayV2WebSocketResponse ok() {
        APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(200);
        return response;
    }
}
