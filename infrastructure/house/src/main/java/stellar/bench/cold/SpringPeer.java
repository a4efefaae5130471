package stellar.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Our ingest handler as a function of Spring Cloud Function, built by the user's own Maven. */
final class SpringPeer {

    static final String NAME = "Spring Cloud Function";

    /** What the adapter wants to know beside the function's own settings. */
    static final List<List<String>> SETTINGS = List.of(
            List.of("_HANDLER", "org.springframework.cloud.function.adapter.aws.FunctionInvoker"),
            List.of("MAIN_CLASS", "bench.SpringIngest"),
            List.of("SPRING_CLOUD_FUNCTION_DEFINITION", "ingest"));

    private static final int LIMIT_MINUTES = 10;

    private SpringPeer() {}

    /** Builds it and gives its artifact; the first time that fetches Spring. */
    static Path build(Path repository, Path folder) throws IOException, InterruptedException {
        Path project = repository.resolve("infrastructure/house/bench/spring-ingest");
        Path log = folder.resolve("spring-build.log");
        System.out.println("  Building the peer with Maven (the first time also fetches Spring) ...");
        Process maven = new ProcessBuilder("mvn", "-B", "-ntp", "-q", "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!maven.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || maven.exitValue() != 0) {
                throw new IOException("The peer in " + project + " was not built: " + Files.readString(log));
            }
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
        return project.resolve("target/spring-ingest.jar");
    }
}
