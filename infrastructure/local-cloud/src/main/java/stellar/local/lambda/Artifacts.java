package stellar.local.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import stellar.local.template.Resource.LambdaFunction;

/** The artifacts of the template's functions, each opened once. */
public final class Artifacts implements Functions.ArtifactSource, AutoCloseable {
    private final Path templateFolder;
    private final Optional<Path> instead;
    private final Map<Path, Artifact> opened = new LinkedHashMap<>();

    /**
     * Opens nothing yet.
     *
     * @param templateFolder from which each function's {@code CodeUri} is read
     * @param instead the one artifact of all functions, in place of what the template says
     */
    public Artifacts(Path templateFolder, Optional<Path> instead) {
        this.templateFolder = templateFolder;
        this.instead = instead;
    }

    @Override
    public Artifact of(LambdaFunction function) throws IOException {
        Path place = instead.orElseGet(() -> templateFolder.resolve(function.codeUri()));
        Artifact known = opened.get(place);
        if (known != null) {
            return known;
        }
        Artifact artifact = new Artifact(place);
        opened.put(place, artifact);
        return artifact;
    }

    @Override
    public void close() throws IOException {
        for (Artifact artifact : opened.values()) {
            artifact.close();
        }
    }
}
