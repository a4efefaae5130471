package stellar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.local.template.TemplateException;

class LocalCloudTest {
    private final Path folder;

    LocalCloudTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aSecondStartFindsRowsObjectsAndTheKeyOfTheFirst() throws Exception {
        Map<String, AttributeValue> row =
                Map.of("id", AttributeValue.fromS("vega"), "site", AttributeValue.fromS("alps"));
        String secretKey;
        try (SampleCloud first = new SampleCloud(folder)) {
            first.cloud().tables().client().putItem(request -> request.tableName("stellar-local-Telescopes")
                    .item(row));
            Files.writeString(folder.resolve("data/buckets/stellar-local-images/kept.txt"), "kept");
            secretKey = first.secretKey();
        }
        try (SampleCloud second = new SampleCloud(folder)) {
            var found = second.cloud().tables().client().getItem(request -> request.tableName(
                            "stellar-local-Telescopes")
                    .key(Map.of("id", AttributeValue.fromS("vega"))));

            assertThat(found.item()).isEqualTo(row);
            assertThat(second.secretKey()).isEqualTo(secretKey);
            assertThat(folder.resolve("data/buckets/stellar-local-images/kept.txt"))
                    .hasContent("kept");
        }
    }

    @Test
    void theStatusPageShowsWhatRunsAndASecondCloudIsKeptOffTheSameData() throws Exception {
        try (SampleCloud sample = new SampleCloud(folder)) {
            sample.get("/api/typed");
            JsonNode status = new ObjectMapper().readTree(sample.get("/_local").body());

            assertThat(status.path("functions")
                            .path("Typed")
                            .path("invocations")
                            .asInt())
                    .isEqualTo(1);
            assertThat(status.path("tables").path("Telescopes").asText()).isEqualTo("stellar-local-Telescopes");
            assertThat(status.path("buckets").path("Images").asText()).isEqualTo("stellar-local-images");
            assertThat(status.path("outputs").path("SocketUrl").asText())
                    .isEqualTo("ws://127.0.0.1:" + sample.cloud().port() + "/live");
            assertThat(sample.cloud().requests()).isEqualTo(2);
            assertThatThrownBy(() -> new SampleCloud(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another local cloud uses the data folder");
        }
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(
                            () -> LocalCloud.start(SampleCloud.settings(folder).ports(port, 0)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The local cloud cannot listen on 127.0.0.1 port " + port
                            + "; end what uses that port, or choose another with --port PORT.");
            assertThatThrownBy(
                            () -> LocalCloud.start(SampleCloud.settings(folder).ports(0, port)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The S3 server cannot listen on 127.0.0.1 port " + port);
        }
    }

    @Test
    void anArtifactThatIsNotBuiltIsNamedAndNothingIsLeftRunning() throws Exception {
        Path missing = folder.resolve("functions-lambda.jar");

        assertThatThrownBy(() -> LocalCloud.start(SampleCloud.settings(folder).functions(missing)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The functions are not packaged: there is nothing at " + missing);
        new SampleCloud(folder).close(); // The data folder and the process are free again.
    }

    @Test
    void aTemplateWithSomethingUnknownStartsNothing() throws Exception {
        Path template = Files.writeString(
                folder.resolve("template.yaml"), "Resources: { Mail: { Type: AWS::SES::ReceiptRule } }");

        assertThatThrownBy(() -> LocalCloud.start(new Settings(template, folder.resolve("data"))))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("resource Mail of type AWS::SES::ReceiptRule is not known");
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
