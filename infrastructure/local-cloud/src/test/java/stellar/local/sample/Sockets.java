package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Answers each message through the management API, and writes down who left. */
public final class Sockets implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Path notes;

    /** Needs {@code SOCKET_URL} and {@code OUT_FOLDER}. */
    public Sockets(Map<String, String> environment) {
        url = String.valueOf(environment.get("SOCKET_URL"));
        notes = Path.of(String.valueOf(environment.get("OUT_FOLDER")), "sockets.txt");
    }

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        var request = event.getRequestContext();
        APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(200);
        try {
            switch (request.getRouteKey()) {
                case "$connect" -> {
                    String ticket = event.getQueryStringParameters().getOrDefault("ticket", "");
                    response.setStatusCode(ticket.equals("full") ? 409 : 200);
                }
                case "$disconnect" -> note(request.getConnectionId() + " left");
                default -> {
                    if (String.valueOf(event.getBody()).contains("explode")) {
                        throw new IllegalStateException("It exploded.");
                    }
                    post(
                            request.getConnectionId(),
                            request.getRouteKey() + " " + request.getAuthorizer() + " " + event.getBody());
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return response;
    }

    private void post(String connectionId, String text) throws IOException, InterruptedException {
        String id = URLEncoder.encode(connectionId, StandardCharsets.UTF_8);
        HttpRequest post = HttpRequest.newBuilder(URI.create(url + "/@connections/" + id))
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        int status = http.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("The answer could not be posted: " + status);
        }
    }

    private void note(String line) throws IOException {
        Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
