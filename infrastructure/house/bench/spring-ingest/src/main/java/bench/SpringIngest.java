package bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import stellar.ingest.IngestHandler;

/** The handler that takes relays' batches, as a function of Spring Cloud Function. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringIngest {

    public static void main(String[] arguments) {
        SpringApplication.run(SpringIngest.class, arguments);
    }

    @Bean
    IngestHandler handler() {
        return new IngestHandler(System.getenv());
    }

    @Bean
    Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> ingest(IngestHandler handler) {
        return event -> handler.handleRequest(event, null);
    }
}
