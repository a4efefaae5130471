package stellar.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import stellar.local.HandClock;
import stellar.local.SampleCloud;
import stellar.local.gateway.Gateway;
import stellar.local.template.Deployment;
import stellar.local.template.Template;

/** An issuer of a test, with a clock turned by hand. All have one port after the other, and begin with the same key. */
final class RunningIssuer {
    static final String NAME = "http://127.0.0.1:8080/auth";

    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
    private static final AtomicReference<Issuer> NEWEST = new AtomicReference<>();

    /** Somebody at the newest issuer. */
    static final Visitor VISITOR = open();

    /** Making a key takes longest. */
    private static final Path FIRST_KEY = key();

    final Path folder;
    final HandClock clock = new HandClock(NOW);
    private final Template template;

    RunningIssuer(Path folder) throws IOException {
        this.folder = folder;
        template = Template.read(SampleCloud.TEMPLATE, Deployment.LOCAL, Map.of("OutFolder", "/out"));
        Files.copy(FIRST_KEY, folder.resolve("keys.json"), StandardCopyOption.COPY_ATTRIBUTES);
        restart();
    }

    private static Visitor open() {
        try {
            Gateway gateway = new Gateway("127.0.0.1", 0);
            gateway.serve(List.of(request -> NEWEST.get().respond(request)), request -> Optional.empty());
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
            return new Visitor(URI.create("http://127.0.0.1:" + gateway.port()));
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
    }

    private static Path key() {
        try {
            Path file = Files.createTempDirectory("issuer").resolve("keys.json");
            var unused = new SigningKeys(file, Duration.ofDays(30), Duration.ZERO, new HandClock(NOW));
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    /** Another issuer on the same folder. */
    void restart() throws IOException {
        start(SampleCloud.PEOPLE);
    }

    void start(Path people) throws IOException {
        NEWEST.set(new Issuer(NAME, template, Optional.of(people), folder, clock));
    }

    Issuer issuer() {
        return NEWEST.get();
    }

    static void isRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }
}
