package stellar.notifications.push;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import stellar.notifications.Carried;

/** Push services over HTTP: one request a message, on a connection of its own, following no redirect. */
final class PushCall implements PushService {

    private final Duration connectLimit;
    private final Duration limit;

    PushCall() {
        this(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /** {@code limit}: until the status is known, the connection included. */
    PushCall(Duration connectLimit, Duration limit) {
        this.connectLimit = connectLimit;
        this.limit = limit;
    }

    @Override
    public Carried post(HttpRequest message) {
        HttpRequest limited =
                HttpRequest.newBuilder(message, (_, _) -> true).timeout(limit).build();
        // A kept connection would be dead when a function wakes after a while, and its message lost without a word.
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectLimit)
                .build();
        try {
            // What follows the status is not read: a service that never ends it holds up nobody.
            HttpResponse<?> answer = client.send(limited, _ -> BodySubscribers.ofInputStream());
            return meaning(answer.statusCode());
        } catch (IOException e) {
            return Carried.unanswered("the push service", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Carried.Unknown("The push service's answer was not waited for.");
        } finally {
            client.shutdownNow();
        }
    }

    private static Carried meaning(int status) {
        String why = "The push service answered " + status + ".";
        if (status >= 200 && status < 300) {
            return new Carried.Taken();
        }
        return switch (status) {
            case 404, 410 -> new Carried.Gone(why);
            case 408, 425, 429 -> new Carried.Later(why);
            default -> status >= 500 ? new Carried.Later(why) : new Carried.Refused(why);
        };
    }
}
