package stellar.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ClientsTest {

    @Test
    void theSchedulersClientAsksWhereTheEnvironmentSays() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                            .split(" ")[0]);
            byte[] answer = "{\"Schedules\": []}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/_scheduler";
        try (var scheduler = new Clients(
                        new Environment(Map.of("AWS_REGION", "eu-west-3", "AWS_ENDPOINT_URL_SCHEDULER", endpoint)))
                .scheduler()) {
            assertThat(scheduler.listSchedules(request -> {}).schedules()).isEmpty();
        } finally {
            server.stop(0);
        }

        assertThat(asked).containsExactly("GET /_scheduler/schedules AWS4-HMAC-SHA256");
    }
}
