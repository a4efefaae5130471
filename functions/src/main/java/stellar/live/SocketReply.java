package stellar.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;

/** What a socket's function answers to the gateway; the other end of the socket sees none of it. */
public final class SocketReply {

    private SocketReply() {}

    public static APIGatewayV2WebSocketResponse ok() {
        return of(200);
    }

    /** On a socket that opens: it does not. */
    static APIGatewayV2WebSocketResponse refused() {
        return of(403);
    }

    private static APIGatewayV2WebSocketResponse of(int status) {
        APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(status);
        return response;
    }
}
