package stellar.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The sample template, running in a folder of the test's own. */
public final class SampleCloud implements AutoCloseable {
    /** Where the build put DynamoDB Local. */
    public static final Path DYNAMODB_LIBRARY = Path.of("../dynamodb-local/target/lib");

    /** The sample template. */
    public static final Path TEMPLATE = Path.of("src/test/resources/template.yaml");

    /** Those who can sign in: Vega, and Rigel who is in two groups. */
    public static final Path PEOPLE = Path.of("src/test/resources/people.json");

    private final Path folder;
    private final LocalCloud cloud;
    private final String secretKey;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Starts it; data of an earlier start in the same folder is kept. */
    public SampleCloud(Path folder) throws IOException, InterruptedException {
        this(folder, settings(folder));
    }

    /** Starts another template with the sample functions; data of an earlier start in the same folder is kept. */
    public SampleCloud(Path folder, Settings settings) throws IOException, InterruptedException {
        this.folder = folder;
        cloud = LocalCloud.start(settings);
        secretKey = System.getProperty("aws.secretAccessKey");
    }

    /** How the sample cloud is started. */
    public static Settings settings(Path folder) throws IOException {
        return settings(TEMPLATE, folder).people(PEOPLE);
    }

    /** How the sample functions are started with a template that has the parameter {@code OutFolder}. */
    public static Settings settings(Path template, Path folder) throws IOException {
        Path artifact = folder.resolve("functions");
        if (!Files.exists(artifact)) {
            SampleArtifact.in(artifact);
            Path web = Files.createDirectories(folder.resolve("web/assets"));
            Files.writeString(web.resolveSibling("index.html"), "<title>Stellar</title>");
            Files.writeString(web.resolve("app-3f9a01bc.js"), "start()");
            Files.writeString(web.resolveSibling("service-worker.js"), "keep()");
            Files.writeString(web.resolveSibling("en.webmanifest"), "{}");
            Files.writeString(web.resolveSibling("apple-touch-icon.png"), "a star");
        }
        return new Settings(template, folder.resolve("data"))
                .functions(artifact)
                .web(folder.resolve("web"))
                .dynamoDbLibrary(DYNAMODB_LIBRARY)
                .retryDelays(List.of(Duration.ofMillis(20), Duration.ofMillis(20)))
                .parameter("OutFolder", folder.toString());
    }

    /** The cloud itself. */
    public LocalCloud cloud() {
        return cloud;
    }

    /** What functions wrote into a file of this name, line by line. */
    public List<String> notes(String file) throws IOException {
        Path notes = folder.resolve(file);
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    /** The key that signs S3 requests. */
    public String secretKey() {
        return secretKey;
    }

    /** Begins a request to the gateway. */
    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(cloud.address() + pathAndQuery));
    }

    /** Sends a request and gives the response with its body as text. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Gets a path of the gateway. */
    public HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery));
    }

    @Override
    public void close() {
        http.shutdownNow();
        cloud.close();
    }
}
