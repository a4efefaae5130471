package stellar.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A packaged function.
 *
 * @param name what people call it
 * @param artifact as it would be uploaded
 * @param task the same, unpacked
 * @param environment with its handler
 */
record Contender(String name, Path artifact, Path task, Map<String, String> environment) {

    static Contender of(
            String name, Path artifact, Path folder, Map<String, String> environment, List<List<String>> settings)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        settings.forEach(setting -> all.put(setting.getFirst(), setting.getLast()));
        return new Contender(name, artifact, LambdaProcess.unpack(artifact, folder), all);
    }

    LambdaProcess start(Path runtimeClient, boolean isSnapStarted, List<String> wrapper, Path output)
            throws IOException {
        return LambdaProcess.start(
                new LambdaProcess.Function(task, runtimeClient, environment, isSnapStarted, wrapper, List.of()),
                output);
    }

    double artifactMegabytes() throws IOException {
        return Files.size(artifact) / 1e6;
    }
}
