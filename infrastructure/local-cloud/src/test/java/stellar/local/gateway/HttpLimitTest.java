package stellar.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.SampleArtifact;
import stellar.local.SampleCloud;
import stellar.local.lambda.Artifact;
import stellar.local.lambda.Functions;
import stellar.local.meter.Meter;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Template;

class HttpLimitTest {

    @Test
    void aFunctionThatIsSlowerThanTheApiWaitsIsServiceUnavailable(@TempDir Path folder) throws Exception {
        Template template =
                Template.read(SampleCloud.TEMPLATE, Deployment.LOCAL, Map.of("OutFolder", folder.toString()));
        try (Artifact artifact = new Artifact(SampleArtifact.in(folder))) {
            Functions functions = new Functions(
                    template.all(LambdaFunction.class),
                    function -> artifact,
                    LambdaFunction::environment,
                    1,
                    Clock.systemUTC(),
                    new Meter(),
                    new PrintStream(PrintStream.nullOutputStream()));
            HttpApiResponder api = new HttpApiResponder(
                    template.all(HttpApi.class).getFirst(),
                    template,
                    functions,
                    authorizer -> new TokenCheck(
                            authorizer.issuer(), authorizer.audience(), () -> new JWKSet(), Clock.systemUTC()),
                    Duration.ofMillis(20),
                    new Meter(),
                    Clock.systemUTC());
            var slow = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/api/slow");

            Response response = api.respond(
                            new Request(slow, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)))
                    .orElseThrow();

            assertThat(response.status()).isEqualTo(503);
        }
    }
}
