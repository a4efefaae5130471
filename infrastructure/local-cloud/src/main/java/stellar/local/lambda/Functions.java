package stellar.local.lambda;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import stellar.local.meter.Meter;
import stellar.local.template.Resource.LambdaFunction;

/** All functions of the template, ready to be called. */
public final class Functions implements AutoCloseable {
    private final Map<String, RunningFunction> byArn = new LinkedHashMap<>();

    /** Knows where functions live. */
    @FunctionalInterface
    public interface ArtifactSource {

        /** The artifact of this function, which may be that of others, too. */
        Artifact of(LambdaFunction function) throws IOException;
    }

    /**
     * Finds every handler, so that a missing one is an error at once and not at its first call.
     *
     * @param artifacts gives the artifact a function lives in
     * @param environment gives the whole environment of a function
     * @param maxInstances how many instances a function may have; more callers wait
     * @param meter counts calls and what they hold while they run
     * @param out where functions log to
     * @throws IOException when a handler is not in its artifact
     */
    public Functions(
            List<LambdaFunction> functions,
            ArtifactSource artifacts,
            Function<LambdaFunction, Map<String, String>> environment,
            int maxInstances,
            Clock clock,
            Meter meter,
            PrintStream out)
            throws IOException {
        FunctionLog log = new FunctionLog(out, clock);
        for (LambdaFunction function : functions) {
            HandlerClass handler = new HandlerClass(artifacts.of(function), function.logicalId(), function.handler());
            byArn.put(
                    function.arn(),
                    new RunningFunction(
                            function, handler, environment.apply(function), maxInstances, clock, meter, log));
        }
    }

    /** The function an API calls by this ARN, its own or that of its alias. */
    public RunningFunction byArn(String arn) {
        return find(arn)
                .orElseThrow(
                        () -> new IllegalArgumentException("No function of the template has the ARN " + arn + "."));
    }

    /** The function with this ARN, or whose version or alias it names ({@code ...:function:<name>:<alias>}). */
    public Optional<RunningFunction> find(String arn) {
        RunningFunction function = byArn.get(arn);
        int qualifier = arn.lastIndexOf(':');
        return Optional.ofNullable(
                function != null || qualifier < 0 ? function : byArn.get(arn.substring(0, qualifier)));
    }

    /** The function of this name, ARN, or either with a version or alias. */
    public Optional<RunningFunction> named(String name) {
        return name.startsWith("arn:")
                ? find(name)
                : byArn.values().stream()
                        .filter(function -> name.equals(function.function().name())
                                || name.startsWith(function.function().name() + ":"))
                        .findFirst();
    }

    /** How often any of them was called. */
    public long invocations() {
        return byArn.values().stream().mapToLong(RunningFunction::invocations).sum();
    }

    /** All of them, in the order of the template. */
    public Collection<RunningFunction> all() {
        return byArn.values();
    }

    /** Takes no more calls. */
    @Override
    public void close() {
        byArn.values().forEach(RunningFunction::stop);
    }
}
