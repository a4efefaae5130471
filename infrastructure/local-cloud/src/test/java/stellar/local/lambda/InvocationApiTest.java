package stellar.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import stellar.local.SampleCloud;

/** Functions called by functions, with the AWS SDK. */
class InvocationApiTest {

    private static SampleCloud sample;
    private static LambdaClient functions;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path template = Files.writeString(folder.resolve("template.yaml"), """
                Parameters: { OutFolder: { Type: String } }
                Resources:
                  Ticks:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: stellar.local.sample.Ticks
                      CodeUri: functions
                      Timeout: 10
                      EventInvokeConfig: { MaximumRetryAttempts: 0 }
                      Environment: { Variables: { OUT_FOLDER: !Ref OutFolder } }
                """);
        sample = new SampleCloud(
                folder,
                SampleCloud.settings(template, folder)
                        .dynamoDbEndpoint(URI.create("http://127.0.0.1:1"))); // There is no table.
        functions = LambdaClient.builder()
                .endpointOverride(sample.cloud().address())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    static void stop() {
        functions.close();
        sample.close();
    }

    @Test
    void anEventIsAcceptedAtOnceAndReachesTheFunctionByNameAliasOrArn() throws Exception {
        for (String name : List.of(
                "stellar-local-Ticks",
                "stellar-local-Ticks:live",
                "arn:aws:lambda:eu-west-3:000000000000:function:stellar-local-Ticks:live")) {
            assertThat(invoke(name, "\"" + name + "\"")).isEqualTo(202);
        }
        sample.cloud().settle();

        assertThat(sample.notes("ticks.txt"))
                .filteredOn(note -> !note.contains("fail"))
                .containsExactlyInAnyOrder(
                        "\"stellar-local-Ticks\"",
                        "\"stellar-local-Ticks:live\"",
                        "\"arn:aws:lambda:eu-west-3:000000000000:function:stellar-local-Ticks:live\"");
    }

    @Test
    void anEventThatFailsIsADeadLetterAndNobodysAnswer() throws Exception {
        assertThat(invoke("stellar-local-Ticks", "\"fail\"")).isEqualTo(202);
        sample.cloud().settle();

        assertThat(sample.cloud().deadLetters()).singleElement().satisfies(letter -> assertThat(letter.attempts())
                .isEqualTo(1));
    }

    @Test
    void whatCannotBeIsRefusedAsLambdaDoes() throws Exception {
        assertThatThrownBy(() -> invoke("nobody", "{}")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> invoke("stellar-local-Ticks", "\"" + "x".repeat(1024 * 1024) + "\""))
                .isInstanceOf(RequestTooLargeException.class);
        assertThatThrownBy(() -> functions.invoke(
                        invoke -> invoke.functionName("stellar-local-Ticks").payload(SdkBytes.fromUtf8String("{}"))))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("asynchronously only");
        var unsigned = sample.send(sample.request("/2015-03-31/functions/stellar-local-Ticks/invocations")
                .header("X-Amz-Invocation-Type", "Event")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(unsigned.statusCode()).isEqualTo(403);
    }

    private static int invoke(String function, String event) {
        return functions
                .invoke(invoke -> invoke.functionName(function)
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String(event)))
                .statusCode();
    }
}
