package stellar.clouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the contracts may be held. */
class EndpointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dynamodb.eu-west-3.amazonaws.com",
                "https://AMAZONAWS.com/",
                "https://sns.cn-north-1.amazonaws.com.cn",
                "http://s3.eu-west-3.amazonaws.com.:80",
                "https://dynamodb.eu-west-3.api.aws",
                "https://sqs.eusc-de-east-1.amazonaws.eu"
            })
    void awsItselfIsRefused(String address) {
        assertThatThrownBy(() -> Endpoint.named(Map.of("STELLAR_AWS_ENDPOINT", address, "AWS_ACCESS_KEY_ID", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("STELLAR_AWS_ENDPOINT is " + address + ", which is AWS itself.")
                .hasMessageEndingWith("name a LocalStack or a moto.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "127.0.0.1", "ftp://127.0.0.1", "http:///x", ""})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Endpoint.allowed(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it like http://127.0.0.1:4566.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4566", "https://localstack.example", "http://notamazonaws.com"})
    void anyOtherAddressIsTaken(String address) {
        assertThat(Endpoint.allowed(address)).hasToString(address);
    }

    @Test
    void anEndpointThatIsAwayIsNamed() {
        assertThatThrownBy(() -> Endpoint.named(Map.of("STELLAR_AWS_ENDPOINT", "http://127.0.0.1:1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing answers there; start it, or unset the variable.");
    }

    /** No key of this machine's shall go to another without being asked for. */
    @Test
    void anotherMachineNeedsKeysThatSomebodyGave() {
        assertThatThrownBy(() -> Endpoint.named(Map.of("STELLAR_AWS_ENDPOINT", "http://192.0.2.1:4566")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set AWS_ACCESS_KEY_ID");
    }
}
