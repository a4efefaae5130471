package stellar.live;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import stellar.cloud.AsyncFunction;
import stellar.cloud.Clients;
import stellar.cloud.Environment;

/** The open sockets, to say something to one of them, or with helpers to many. */
public final class Sockets {

    private final ApiGatewayManagementApiClient api;
    private final Optional<Helpers> helpers;

    /** The client sets how long one post may take. */
    public Sockets(ApiGatewayManagementApiClient api) {
        this(api, Optional.empty());
    }

    /** {@code helpers}: who else speaks to many of them; nobody when empty. */
    public Sockets(ApiGatewayManagementApiClient api, Optional<Helpers> helpers) {
        this.api = api;
        this.helpers = helpers;
    }

    /** Those of a function that broadcasts, whose helpers are other functions. {@code limit}: how long one post may take. */
    public static Sockets of(Environment environment, Clients clients, Duration limit) {
        return new Sockets(
                clients.sockets(limit),
                Optional.of(new LambdaHelpers(
                        new AsyncFunction(clients.functions(), environment.required("BROADCAST_FUNCTION")))));
    }

    /** Who else speaks to many of them. */
    Optional<Helpers> helpers() {
        return helpers;
    }

    /** What became of a message. */
    public enum Delivery {
        /** The socket has it. */
        DONE,
        /** There is no such socket any more. */
        GONE,
        /** The socket did not take it in time. */
        FAILED
    }

    /** Closes a socket, if it is still open; one that cannot be reached in time stays. */
    void close(String connection) {
        try {
            api.deleteConnection(delete -> delete.connectionId(connection));
        } catch (SdkException _) {
            // It is gone, or will be told nothing more: its rows are forgotten before it is closed.
        }
    }

    /** Posts a message of 128 kB at most. */
    public Delivery post(String connection, byte[] message) {
        try {
            api.postToConnection(post -> post.connectionId(connection).data(SdkBytes.fromByteArrayUnsafe(message)));
            return Delivery.DONE;
        } catch (GoneException _) {
            return Delivery.GONE;
        } catch (SdkException _) {
            return Delivery.FAILED;
        }
    }
}
