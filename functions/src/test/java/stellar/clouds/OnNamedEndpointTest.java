package stellar.clouds;

import org.junit.jupiter.api.condition.EnabledIf;

/** Whatever somebody runs. */
@EnabledIf(
        value = "isNamed",
        disabledReason = "STELLAR_AWS_ENDPOINT names no LocalStack or moto to hold these contracts on.")
class OnNamedEndpointTest extends AtAnEndpoint {

    static boolean isNamed() {
        return Endpoint.isNamed(System.getenv());
    }

    @Override
    Endpoint start() throws Exception {
        return Endpoint.named(System.getenv());
    }
}
