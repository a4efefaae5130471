package stellar.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import stellar.contract.Wire;

/**
 * What a function does before Lambda takes its snapshot (SnapStart), so that those restored from it answer their first event
 * as quickly as later ones: a rehearsal, that is, a second handler of the same kind answers one example of an event from
 * tables that are not there. Classes are loaded and linked then, JSON readers and writers made, requests signed.
 *
 * <p>Nothing of a rehearsal outlives it but what the JVM has learnt: no connection, since nothing is sent; no credentials, since
 * its own open nothing; no time and no random numbers, since the handler that works is another one. So nothing is to be done
 * after a restore.
 *
 * <p>Whoever registers one keeps it: the runtime holds it weakly.
 */
public final class Priming implements Resource {

    private final Rehearsal rehearsal;
    private final Log log;

    private Priming(Rehearsal rehearsal, Log log) {
        this.rehearsal = rehearsal;
        this.log = log;
    }

    /**
     * One event, and who answers it.
     *
     * @param environment the function's
     * @param handler makes a handler with these clients
     * @param event an event for it, JSON
     * @param answers what AWS would say, JSON by the operation's name; {@code {}} to others
     */
    public record Rehearsal(
            Environment environment,
            Function<Clients, HttpFunction> handler,
            Supplier<String> event,
            Map<String, String> answers) {

        /** What came of it: the handler's answer, JSON, and the operations it asked AWS for. */
        public record Outcome(String answer, Set<String> asked) {}

        /** Plays it once. */
        public Outcome play() throws IOException {
            PretendedAws aws = new PretendedAws(answers);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            handler.apply(Clients.pretended(environment, aws))
                    .handleRequest(new ByteArrayInputStream(event.get().getBytes(UTF_8)), answer, null);
            return new Outcome(answer.toString(UTF_8), aws.asked());
        }
    }

    /** Has this played before each snapshot. */
    public static Priming with(Rehearsal rehearsal, Log log) {
        Priming priming = new Priming(rehearsal, log);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    /**
     * An event of the HTTP API.
     *
     * @param route method and path, as the template's routes have them
     * @param inPath what stands for the names in the path
     */
    public static String request(String route, Map<String, String> headers, Map<String, String> inPath, String body) {
        String path = route.substring(route.indexOf(' ') + 1);
        for (Map.Entry<String, String> part : inPath.entrySet()) {
            path = path.replace("{" + part.getKey() + "}", part.getValue());
        }
        ObjectNode event = Wire.object()
                .put("version", "2.0")
                .put("routeKey", route)
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("body", body)
                .put("isBase64Encoded", false);
        headers.forEach(event.putObject("headers")::put);
        inPath.forEach(event.putObject("pathParameters")::put);
        event.putObject("requestContext")
                .putObject("http")
                .put("method", route.substring(0, route.indexOf(' ')))
                .put("path", path);
        return Wire.write(event);
    }

    /** A function whose rehearsal fails works all the same; its first answers take longer, and the log says why. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            Rehearsal.Outcome outcome = rehearsal.play();
            int status = Wire.readObject(outcome.answer()).path("statusCode").asInt();
            if (status >= 500) {
                log.warn("The rehearsal before a snapshot ended badly.", Map.of("status", status));
            }
        } catch (IOException | RuntimeException | LinkageError failure) {
            log.warn("The rehearsal before a snapshot failed.", Map.of(), failure);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing was kept that could be old by now.
    }
}
